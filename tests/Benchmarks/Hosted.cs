using System.Globalization;
using Loyalty.App;

namespace Benchmarks;

/// <summary>
/// The whole app in a process that also says, for every line it reads, how many bytes it has allocated so far: so that
/// the app needs no tool inside it.
/// </summary>
internal static class Hosted
{
    public static void Run()
    {
        var asked = new Thread(Answer) { IsBackground = true };
        asked.Start();
        typeof(Settings).Assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
    }

    private static void Answer()
    {
        while (Console.In.ReadLine() is not null)
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            Console.Out.WriteLine(Running.Said + allocated.ToString(CultureInfo.InvariantCulture));
        }
    }
}
