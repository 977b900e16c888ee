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

        Redemptions are of a reward for one point that the shop hands over itself: no storefront is asked and no stock
        is counted, so that what is measured is what each of them costs, whatever it buys. 1,024 members with 100 points
        take turns, over all rounds; each comes to hold a few. The line in the outbox stays until the shop has handed it
        over; the timer that looks at such lines, 200 a minute, is part of the app and counted.

        One member's rounds, at one instance and over two, take turns with rounds of many members at one; the shop there
        has one tier, so that every order earns the same and a balance can be foretold. Each client keeps to one
        instance. The run ends with an error where a balance is wrong, an order is refused or answered after more than
        five seconds, or one member over two instances is not faster than many at one.

        For a member's last points 32 requests are sent at once, each under an idempotency key of its own; at one
        instance and over two take turns, 25 members each after ten to warm up. Had is whoever was answered a
        redemption that nobody else was; refused, 409 `points_insufficient`; whatever else, failed. The points are taken
        exactly where ten had one and the balance is nought. The run ends with an error where anything failed or points
        were not taken exactly.

        Round trips are counted by a proxy between app and storage that holds every answer back, so that requests sent
        side by side are seen side by side; the member who redeems there holds two rewards already. What is left of
        limited rewards is read once in 30 seconds, whoever asks, and is no view's. Allocations are all that the app's
        process allocates while 400 orders, then views, are answered one after another. Starts are medians of five, the
        two in turn.

        The page is `tests/vitals/product.html`, served on an origin of its own to Lighthouse's phone: four
        times slower than this machine, on slow 4G, both really throttled and not simulated. It has a shelf
        drawn by script, the balance in its header and a line that says what its price earns; with the widget
        means with its one tag, and a shopper signed in. Every visit is a first visit. Idle is the first moment
        at which the page itself is told that there is nothing to do. The run ends with an error where visits
        with the widget are blocked for more than 10 ms more, and for more than visits without it differ among
        themselves besides; where anything shifts; where anything but the loader is asked for before the page is
        idle.

        ## What the figures do not say

        Rates and percentiles are this machine's, with clients and emulator on the same cores: compare ratios, not
        rates. Azurite is one thread and not the Table service, whose round trips take milliseconds: there the number of
        round trips decides. The floor makes as many calls as the app, so that the ratio does not say whether all of
        them are needed: two round trips of a redemption spend the points, the others make what was bought and show it.
        The Functions host, which adds about a millisecond of CPU an order and a start of its own, is not in the path,
        nor is TLS. One member's orders are settled together within one instance; several instances meet at the
        account's ETag, and whoever loses reads the account again and mostly wins the next time. Redemptions of one
        member are never settled together: at an instance they go one after another, each a transaction.

        """;
}
