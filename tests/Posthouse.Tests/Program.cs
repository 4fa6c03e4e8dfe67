using Posthouse.Tests.Grpc.Flow;
using Posthouse.Tests.Storage;
using Xunit.Runner.InProc.SystemConsole;

// The tests run themselves; started as a victim, the program is what a test kills; started for a flow, it is one side of a long stream.
return args switch
{
    ["--victim", var folder] => await Victim.RunAsync(folder),
    ["--flow", "serve"] => await FlowSide.ServeAsync(),
    ["--flow", "call", var port, var kind] => await FlowSide.CallAsync(port, kind),
    _ => await ConsoleRunner.Run(args),
};
