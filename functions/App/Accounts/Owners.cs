using Loyalty.App.Tables;

namespace Loyalty.App.Accounts;

/// <summary>
/// Whose an order is. A whole order says so in its locator, beside the reads. Only where a locator was there and the
/// order's row does not hold a whole order yet is the locator read: parts may wait in it, or the order is somebody
/// else's. A part of an order without a row asks it too: the order may have been begun at an account merged since.
/// </summary>
public sealed class Owners(Locators locators)
{
    /// <summary>
    /// Inserts the locators; per request whether it is new (true), was there (false), or why it could not be said.
    /// </summary>
    public Task<(bool IsNew, Exception? Reason)[]> Locate(CustomerId customer, IEnumerable<Asked> together) =>
        Task.WhenAll(together.Select(asked => asked.Request is Request.OrderNews { Whole: not null } news
            ? Insert(asked.Shop.LedgerId, news.Order, customer)
            : Task.FromResult((true, (Exception?)null))));

    /// <summary>Those that can be decided for this customer; the others have been answered.</summary>
    public async Task<IReadOnlyList<Asked>> Located(
        CustomerId customer, IReadOnlyList<(bool IsNew, Exception? Reason)> inserted, Loaded loaded,
        IReadOnlyList<Asked> together)
    {
        if (inserted.All(one => one.IsNew) && !together.Any(asked => IsAstray(asked, loaded)))
        {
            return together;
        }

        var located = new List<Asked>(together.Count);
        for (var index = 0; index < together.Count; index++)
        {
            var asked = together[index];
            if (inserted[index].Reason is { } reason)
            {
                asked.Fail(reason);
            }
            else if ((inserted[index].IsNew && !IsAstray(asked, loaded))
                || loaded.HasWhole(((Request.OrderNews)asked.Request).Order))
            {
                located.Add(asked);
            }
            else if (await Ours(customer, asked) is { } ours)
            {
                located.Add(ours);
            }
        }

        return located;
    }

    private static bool IsAstray(Asked asked, Loaded loaded) =>
        asked.Request is Request.OrderNews { Whole: null } news && !loaded.IsThere(news.Order);

    /// <summary>The request with what waited for its owner; null where the order is another customer's.</summary>
    private async Task<Asked?> Ours(CustomerId customer, Asked asked)
    {
        var news = (Request.OrderNews)asked.Request;
        var locator = await locators.Own(asked.Shop.LedgerId, news.Order, customer, CancellationToken.None);
        if (locator.Owner != customer)
        {
            asked.Reply(new Answered(Outcome.Elsewhere, Points.Zero, Points.Zero));
            return null;
        }

        return asked.With(news with { Waited = news.Waited?.With(locator.Parts) ?? locator.Parts });
    }

    private async Task<(bool IsNew, Exception? Reason)> Insert(string shop, OrderId order, CustomerId customer)
    {
        try
        {
            return (await locators.Insert(shop, order, customer, CancellationToken.None), null);
        }
#pragma warning disable CA1031 // Told to the one who asked; the others of the line go on.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            return (false, reason);
        }
    }
}
