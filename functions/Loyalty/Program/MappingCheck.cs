namespace Loyalty.Program;

/// <summary>
/// What would make a mapping wrong. It asks only for what storefronts say themselves, so that nothing in it waits for
/// its own answer. Pure.
/// </summary>
internal static class MappingCheck
{
    public static void Of(Mapping? mapping, FlawList flaws)
    {
        if (mapping is null)
        {
            return;
        }

        Orders("company", mapping.Company);
        Orders("staff", mapping.Staff);
        Orders("counter", mapping.Counter);
        Orders("draft", mapping.Draft);
        Orders("marketplace", mapping.Marketplace);
        Orders("subscriptionFirst", mapping.SubscriptionFirst);
        Orders("subscriptionRenewal", mapping.SubscriptionRenewal);
        MatchCheck.All("/mapping/onSale", mapping.OnSale, flaws, Line);
        flaws.AtMost("/mapping/categories", mapping.Categories?.Count, MatchCheck.MostNames);
        foreach (var (place, name, matches) in MatchCheck.Named("/mapping/categories", mapping.Categories, flaws))
        {
            flaws.Text(place, name, FlawList.LongestValue);
            MatchCheck.All(place, matches, flaws, Line);
        }

        void Orders(string name, IReadOnlyList<OrderMatch>? matches) =>
            MatchCheck.All("/mapping/" + name, matches, flaws, Order);
    }

    private static void Order(string place, OrderMatch match, FlawList flaws)
    {
        MatchCheck.Order(place, match, flaws);
        flaws.When(match.SoldAt is not null, place + "/soldAt", Flaw.NotRaw);
        flaws.When(match.Subscription is not null, place + "/subscription", Flaw.NotRaw);
        flaws.When(match.Company is not null, place + "/company", Flaw.NotRaw);
        flaws.When(match.Staff is not null, place + "/staff", Flaw.NotRaw);
    }

    private static void Line(string place, LineMatch match, FlawList flaws)
    {
        MatchCheck.Line(place, match, flaws);
        flaws.When(match.Categories is not null, place + "/categories", Flaw.NotRaw);
        flaws.When(match.OnSale is not null, place + "/onSale", Flaw.NotRaw);
    }
}
