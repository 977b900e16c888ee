namespace House.Tests;

/// <summary>
/// How a rule is told broken: every place at once, each on its own line, so that one run is enough to mend all.
/// </summary>
internal static class Rules
{
    public static void ShouldHold(this IEnumerable<string> broken, string because = "")
    {
        var places = broken.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(places.Count == 0, $"{because}{Environment.NewLine}{string.Join(Environment.NewLine, places)}");
    }
}
