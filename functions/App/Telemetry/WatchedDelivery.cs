using System.Diagnostics;
using Loyalty.App.Http;
using Loyalty.App.Tables;
using Loyalty.Storefronts;

namespace Loyalty.App.Telemetry;

/// <summary>
/// One delivery while it is at the front door: a span, and once it ends one count by its outcome, how long it took and
/// what it cost. Genuine ones leave a line in the log. Nothing here says whose order it was.
/// </summary>
public sealed partial class WatchedDelivery : IDisposable
{
    private readonly string storefront;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly long began;
    private readonly CallCount calls = CallCount.Begin();
    private readonly Activity? span;
    private string outcome = Problem.InternalError.Code;

    public WatchedDelivery(HttpRequest request, string storefront, TimeProvider clock, ILogger log)
    {
        this.storefront = AllStorefronts.Named(storefront)?.Name ?? Meters.Unknown;
        (this.clock, this.log, began) = (clock, log, clock.GetTimestamp());
        span = Spans.Source.StartActivity("deliver " + this.storefront, ActivityKind.Server, Spans.Parent(request));
    }

    /// <summary>Set once the shop is known to be there.</summary>
    public string? Shop { private get; set; }

    private string ShopTag => Shop ?? Meters.Unknown;

    public Answer Ended(Answer answer)
    {
        switch (answer.Says)
        {
            case DeliveryDocument told:
                outcome = told.Outcome;
                Remember(told);
                break;
            case Problem problem:
                outcome = problem.Code;
                break;
        }

        return answer;
    }

    /// <summary>A ping, which anybody may send to any shop, is not written down.</summary>
    private void Remember(DeliveryDocument told)
    {
        if (Shop is null)
        {
            return;
        }

        Delivered(log, Shop, storefront, outcome, told.Points ?? Points.Zero, Math.Round(calls.Total, 1));
        if (told.Outcome == "quarantined")
        {
            Meters.PutAside(Shop, storefront, told.Reason ?? Meters.Unknown);
        }
    }

    /// <summary>It will be answered by whoever catches this.</summary>
    public void Failed(Exception trouble)
    {
        outcome = (StorageTrouble.Is(trouble) ? Problem.StorageUnavailable : Problem.InternalError).Code;
        span?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose()
    {
        Meters.Delivered(ShopTag, storefront, outcome, clock.GetElapsedTime(began), calls.Total);
        span?.SetTag("shop", ShopTag).SetTag("storefront", storefront).SetTag("outcome", outcome);
        span?.Dispose();
    }

    [LoggerMessage(
        1000,
        LogLevel.Information,
        "{Shop}: a delivery from {Storefront} is {Outcome}: {Points} points, {Calls} calls")]
    private static partial void Delivered(
        ILogger log, string shop, string storefront, string outcome, Points points, double calls);
}
