using System.Globalization;
using Loyalty.App;

namespace Benchmarks;

/// <summary>
/// The whole app in a process that also says, for every line it reads, how many bytes it has allocated so far, or how
/// many its heap still holds after a full collection: so that the app needs no tool inside it.
/// </summary>
internal static class Hosted
{
    public const string Allocated = "allocated";
    public const string Heap = "heap";

    public static void Run()
    {
        var asked = new Thread(Answer) { IsBackground = true };
        asked.Start();
        typeof(Settings).Assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
    }

    private static void Answer()
    {
        while (Console.In.ReadLine() is { } asked)
        {
            var bytes = asked == Heap ? Kept() : GC.GetTotalAllocatedBytes(precise: true);
            Console.Out.WriteLine(Running.Said + bytes.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static long Kept()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }
}
