using Posthouse.Hosting;
using Topologies.Tests.Application;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    ["host", .. var options] => await PosthouseApp.RunAsync(options, app => app.Named("desk").Add<DeskComponent>().Add<EchoComponent>().Add<DiaryComponent>()),
    ["larder", .. var options] => await PosthouseApp.RunAsync(options, LarderComponent.Compose),
    _ => await ConsoleRunner.Run(args),
};
