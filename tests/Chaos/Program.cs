using System.Runtime.InteropServices;
using Chaos;

// Ending as others end takes Azurite and the apps along.
using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(143));
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));

var report = await Storm.Run(Ask.FromEnvironment());
await Console.Out.WriteLineAsync(report.ToText());
return report.Holds ? 0 : 1;
