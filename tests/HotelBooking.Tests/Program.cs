using HotelBooking.Tests.PdfReports;
using PdfReports;
using Posthouse.Hosting;
using Xunit.Runner.InProc.SystemConsole;

return args is ["host", .. var options]
    ? await PosthouseApp.RunAsync(options, app => app.Named("documents").Add<PdfReportsComponent>().Add<OfficeComponent>())
    : await ConsoleRunner.Run(args);
