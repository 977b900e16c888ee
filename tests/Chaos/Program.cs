using Chaos;

var ask = Ask.FromEnvironment();
var report = await Storm.Run(ask);
await Console.Out.WriteLineAsync(report.ToText());
return report.Holds ? 0 : 1;
