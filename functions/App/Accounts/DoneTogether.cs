using System.Diagnostics;
using Loyalty.App.Telemetry;

namespace Loyalty.App.Accounts;

/// <summary>
/// What several requests settled together have in common: one span, which goes on from the first's delivery and links
/// to the others', and calls to storage, which all bear in equal shares.
/// </summary>
public sealed class DoneTogether : IDisposable
{
    private readonly CallCount calls = CallCount.Begin();
    private readonly Activity? span;
    private double charged;
    private int open;

    public DoneTogether(IReadOnlyList<Asked> together)
    {
        open = together.Count;
        foreach (var asked in together)
        {
            asked.Work = this;
        }

        if (Spans.Source.HasListeners())
        {
            // Whoever leads a line goes on after its own delivery has ended.
            Activity.Current = null;
            span = Spans.Source.StartActivity(
                "settle", ActivityKind.Internal, together[0].Span, links: Links(together.Skip(1)));
            span?.SetTag("together", together.Count);
        }
    }

    /// <summary>Whoever is answered bears a share of what is not borne yet; the last one bears the rest.</summary>
    public void Charge(CallCount? bearer)
    {
        var share = (calls.Total - charged) / open--;
        charged += share;
        bearer?.Bear(share);
    }

    public void Dispose() => span?.Dispose();

    private static IEnumerable<ActivityLink> Links(IEnumerable<Asked> others) =>
        others.Where(asked => asked.Span != default).Select(asked => new ActivityLink(asked.Span));
}
