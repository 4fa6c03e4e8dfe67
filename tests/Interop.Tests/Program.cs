using Interop.Tests.Echo;
using Xunit.Runner.InProc.SystemConsole;

// The tests run themselves; started as a server, the program is what a test kills.
return args switch
{
    ["--serve", var port] => await EchoProgram.RunAsync(port),
    _ => await ConsoleRunner.Run(args),
};
