using HotelBooking.Tests.PdfReports;
using HotelBooking.Tests.Users;
using PdfReports;
using Posthouse.Hosting;
using Users;
using Xunit.Runner.InProc.SystemConsole;

return args is ["host", .. var options]
    ? await PosthouseApp.RunAsync(options, app => app
        .Named("office")
        .Add<PdfReportsComponent>()
        .Add<OfficeComponent>()
        .Add<UsersComponent>()
        .Add<ClerkComponent>()
        .Add<RegistryComponent>())
    : await ConsoleRunner.Run(args);
