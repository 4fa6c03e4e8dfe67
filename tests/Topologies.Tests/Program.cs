using Posthouse.Hosting;
using Topologies.Tests.Application;
using Xunit.Runner.InProc.SystemConsole;

return args is ["host", .. var options]
    ? await PosthouseApp.RunAsync(options, app => app.Named("desk").Add<DeskComponent>().Add<EchoComponent>().Add<DiaryComponent>())
    : await ConsoleRunner.Run(args);
