namespace Loyalty.Program;

/// <summary>
/// What would make a choice of orders or goods wrong: nothing said, an empty list, a value that can never hold. Pure.
/// </summary>
internal static class MatchCheck
{
    public const int MostMatches = 100;

    public const int MostNames = 200;

    public static void Orders(string place, Choice<OrderMatch>? choice, FlawList flaws) =>
        Choice(place, choice, flaws, Order);

    public static void Lines(string place, Choice<LineMatch>? choice, FlawList flaws) =>
        Choice(place, choice, flaws, Line);

    public static void Order(string place, OrderMatch match, FlawList flaws)
    {
        flaws.When(match == new OrderMatch(), place, Flaw.Missing);
        flaws.Texts(place + "/groups", match.Groups);
        flaws.Texts(place + "/tags", match.Tags);
        flaws.Texts(place + "/sources", match.Sources);
        flaws.Texts(place + "/coupons", match.Coupons);
        flaws.Countries(place + "/countries", match.Countries);
        flaws.Once(place + "/soldAt", match.SoldAt);
        flaws.Once(place + "/subscription", match.Subscription);
        flaws.Some(place + "/attributes", match.Attributes?.Count, MostNames);
        foreach (var (at, name, values) in Named(place + "/attributes", match.Attributes, flaws))
        {
            flaws.Text(at, name, FlawList.LongestValue);
            flaws.Texts(at, values);
        }
    }

    public static void Line(string place, LineMatch match, FlawList flaws)
    {
        flaws.When(match == new LineMatch(), place, Flaw.Missing);
        flaws.Texts(place + "/products", match.Products);
        flaws.Texts(place + "/variants", match.Variants);
        flaws.Texts(place + "/skus", match.Skus);
        flaws.Texts(place + "/vendors", match.Vendors);
        flaws.Texts(place + "/categories", match.Categories);
        flaws.Texts(place + "/tags", match.Tags);
        foreach (var (at, sku) in FlawList.Each(place + "/skus", match.Skus))
        {
            flaws.When(sku.IndexOf('*') is var star && star >= 0 && star < sku.Length - 1, at, Flaw.WildcardNotLast);
        }
    }

    /// <summary>What is listed by a name of the shop's making; names are told apart without regard to case.</summary>
    public static IEnumerable<(string Place, string Name, T Values)> Named<T>(
        string place, IReadOnlyDictionary<string, T>? all, FlawList flaws)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in all ?? new Dictionary<string, T>(StringComparer.Ordinal))
        {
            flaws.When(!names.Add(name), FlawList.At(place, name), Flaw.Twice);
            yield return (FlawList.At(place, name), name, values);
        }
    }

    private static void Choice<T>(
        string place, Choice<T>? choice, FlawList flaws, Action<string, T, FlawList> check)
    {
        flaws.When(choice is { Include: null, Exclude: null }, place, Flaw.Missing);
        All(place + "/include", choice?.Include, flaws, check);
        All(place + "/exclude", choice?.Exclude, flaws, check);
    }

    public static void All<T>(
        string place, IReadOnlyList<T>? matches, FlawList flaws, Action<string, T, FlawList> check)
    {
        flaws.Some(place, matches?.Count, MostMatches);
        foreach (var (at, match) in FlawList.Each(place, matches))
        {
            check(at, match, flaws);
        }
    }
}
