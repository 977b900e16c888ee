using World;

namespace Chaos;

/// <summary>
/// The shop's owner: switches a webhook on again when it has been off for a while, and saves the orders whose news the
/// storefront had given up, so that each is told as it stands now.
/// </summary>
internal sealed class Owner(Burst burst, PostOffice office, IReadOnlyCollection<Subscription> subscriptions)
{
    public int Reconciled { get; private set; }

    /// <summary>
    /// While it storms: what stood still is set up again. An order that came back from the trash is left for later,
    /// for its deletion may be still on its way.
    /// </summary>
    public void LookIn()
    {
        foreach (var subscription in subscriptions.Where(one => one.SetUpAgain(isLooking: false)))
        {
            Save(subscription.TakeAffected(burst.WasRestored));
        }
    }

    /// <summary>After the storm, with nothing on its way: everything; false where nothing was left to do.</summary>
    public bool Reconcile()
    {
        var affected = new List<int>();
        foreach (var subscription in subscriptions)
        {
            subscription.SetUpAgain(isLooking: true);
            affected.AddRange(subscription.TakeAffected(_ => false));
        }

        Save(affected);
        return affected.Count > 0;
    }

    /// <summary>
    /// Saved hours later by the shop's clock, which is far ahead of ours by now: nobody takes it for news from before.
    /// </summary>
    private void Save(IReadOnlyList<int> sales)
    {
        foreach (var sale in sales)
        {
            burst.Sales[sale] = burst.Sales[sale].Later(DateTimeOffset.UtcNow.AddHours(2));
            office.Add(burst.Sales[sale].Everything().Select(message => burst.Wrap(sale, message)));
        }

        Reconciled += sales.Count;
    }
}
