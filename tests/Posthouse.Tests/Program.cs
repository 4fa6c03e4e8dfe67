using Posthouse.Tests.Storage;
using Xunit.Runner.InProc.SystemConsole;

// The tests run themselves; started as a victim, the program is what a test kills.
return args is ["--victim", var folder]
    ? await Victim.RunAsync(folder)
    : await ConsoleRunner.Run(args);
