using FluentAssertions;
using Xunit;

namespace App.Tests.Compat;

/// <summary>
/// functions/Compat/official-api.txt lists what the stand-ins offer, and was found in the official packages. A member
/// that is added has to be looked up and listed; an official build then looks it up once more.
/// </summary>
public sealed class SurfaceTests
{
    private static string[] Listed()
    {
        using var file = typeof(SurfaceTests).Assembly.GetManifestResourceStream("official-api.txt")!;
        using var text = new StreamReader(file);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void what_is_offered_is_listed_and_the_packages_offer_what_is_listed()
    {
        var offered = Surface.Lines();

        Listed().Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);
        Listed().Except(offered, StringComparer.Ordinal).Should().BeEmpty("each is in the official package");
        if (!Surface.IsOfficial)
        {
            offered.Except(Listed(), StringComparer.Ordinal).Should().BeEmpty("members are looked up first");
        }
    }
}
