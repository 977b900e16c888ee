using FluentAssertions;
using Xunit;

namespace App.Tests.Recipes;

/// <summary>docs/recipes/rule.md, followed: what is always true of a ledger stays true with another rule.</summary>
public sealed class RuleRecipeTests
{
    [Fact]
    public async Task a_condition_added_by_the_recipe_decides_and_breaks_nothing() =>
        (await PureRecipe.Follow("rule",
            "Earning.HoursTests", "Earning.RuleTests", "Ledger.AlwaysTests", "Ledger.AuditTests",
            "Ledger.TextTests"))
        .Should().Be(7);
}
