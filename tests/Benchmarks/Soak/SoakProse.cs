namespace Benchmarks.Soak;

/// <summary>What stands under the tables of docs/soak.md, whatever their figures.</summary>
internal static class SoakProse
{
    public const string Text = """
        ## How this is measured

        One process of the app, behind it an Azurite of its own, before it a process of clients. The shop is the demo's
        with one tier, so that every order earns the same; its 5,000 members do not order equally often. Of a hundred
        requests 66 are new orders, 10 are deliveries told once more, 8 are later states of an order, 6 are refunds and
        10 are members' views: 42 new orders a second are 63.6 requests a second. Every delivery is really signed.

        Requests begin by the clock and not by the answers before them, with random pauses (Poisson, the same in every
        run), and time counts from the planned beginning: a request that waits behind a slow one is seen to wait. The
        process is warm before: 4,000 requests by eight clients. Then 20,000 more follow as fast as eight clients have
        their answers. In the end every member's balance is compared with what their orders and refunds earn.

        The app is the Release build, not in development, with its own entry point in a process that can also be asked
        for its heap: a full collection, then what is still held. It is asked twenty times a phase, also while requests
        come, and its pauses count. The resident set is read from `/proc/{pid}/status` before each collection. Growth is
        the median of the slopes between any two of the twenty samples (Theil and Sen), over the phase's requests;
        beside it stand the medians of the first and of the last five samples.

        The run ends with an error where an answer of the steady phase takes more than 1,250 ms, an answer of either
        phase is not 200 or has other points than the order earns, memory grows by more than it may, or a balance is
        wrong. `SOAK_SECONDS` makes the steady phase shorter or longer.

        ## What the figures do not say

        What is refused, what is wrong and what the managed heap still holds do not depend on what else the machine
        does: these verdicts can be trusted anywhere. The slowest answer does, for clients, app and emulator share the
        cores, and one stall of the machine is enough; how late the clients themselves were says how much of that there
        was. The resident set depends on when the collector finds it worth while: a leak shows in the heap first. A list
        that kept 128 bytes of each delivery, put in to see whether it would be found, was: the heap grew by 2.43 MiB.

        Azurite keeps everything in memory in one thread and is not the Table service. The Functions host, TLS and the
        way through a network are not in the path. Five minutes do not show what takes days.

        """;
}
