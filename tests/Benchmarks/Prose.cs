namespace Benchmarks;

/// <summary>What stands under the tables of docs/benchmarks.md, whatever their figures.</summary>
internal static class Prose
{
    public const string Text = """
        ## How this is measured

        The app is the Release build in a process of its own on Kestrel, not in development, behind it an Azurite of its
        own; the demo shop with its tiers; every webhook is really signed and is an order of its own. The clients are a
        third process, which is not counted. CPU is user and kernel time of a process from `/proc/{pid}/stat`, divided
        by the operations of the round.

        The floor is a bare `HttpClient` in a process of its own that makes the very calls the app was recorded making:
        the same number, order, headers and rows under other keys, really signed; nothing else. Both are warmed up until
        a round costs hardly less than the one before. Then they take turns, five rounds each; figures are medians, the
        ratio is the median of the rounds' (app + emulator) / (client + emulator). Orders go to 1,024 members who have
        ordered before, no two at once to the same one.

        One member's rounds, at one instance and over two, take turns with rounds of many members at one; the shop there
        has one tier, so that every order earns the same and a balance can be foretold. Each client keeps to one
        instance. The run ends with an error where a balance is wrong, an order is refused or answered after more than
        five seconds, or one member over two instances is not faster than many at one.

        Round trips are counted by a proxy between app and storage that holds every answer back, so that requests sent
        side by side are seen side by side. Allocations are all that the app's process allocates while 400 orders, then
        views, are answered one after another. Starts are medians of five, the two in turn.

        ## What the figures do not say

        Rates and percentiles are this machine's, with clients and emulator on the same cores: compare ratios, not
        rates. Azurite is one thread and not the Table service, whose round trips take milliseconds: there the number of
        round trips decides. The Functions host, which adds about a millisecond of CPU an order and a start of its own,
        is not in the path, nor is TLS. One member's orders are settled together within one instance; several instances
        meet at the account's ETag, and whoever loses reads the account again and mostly wins the next time.

        """;
}
