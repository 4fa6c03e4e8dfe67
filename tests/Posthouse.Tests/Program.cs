using Posthouse.Tests.Grpc.Client;
using Posthouse.Tests.Grpc.Flow;
using Posthouse.Tests.Hostile.Target;
using Posthouse.Tests.Storage;
using Xunit.Runner.InProc.SystemConsole;

// The tests run themselves; started as a victim, the program is what a test kills; for a flow, one side of a long stream; as a target, what a test treats badly.
return args switch
{
    ["--victim", var folder] => await Victim.RunAsync(folder),
    ["--flow", "serve"] => await FlowSide.ServeAsync(),
    ["--flow", "call", var port, var kind] => await FlowSide.CallAsync(port, kind),
    ["--mortal", var port] => await MortalServer.ServeAsync(port),
    ["--hostile-target", var anvil, var folder] => await HostileTarget.RunAsync(anvil, folder),
    _ => await ConsoleRunner.Run(args),
};
