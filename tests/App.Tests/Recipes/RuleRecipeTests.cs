using FluentAssertions;
using Xunit;

namespace App.Tests.Recipes;

/// <summary>docs/recipes/rule.md, followed: what is always true of a ledger stays true with another rule.</summary>
public sealed class RuleRecipeTests
{
    [Fact]
    public async Task a_condition_added_by_the_recipe_decides_and_breaks_nothing()
    {
        using var copy = new HouseCopy(
            "functions/Loyalty", "functions/Storefronts", "tests/Loyalty.Tests", "docs/programs");
        await copy.Follow("rule");
        using var compiled = new Compiled();
        compiled.Add(copy, "functions/Loyalty", "Loyalty");
        compiled.Add(copy, "functions/Storefronts", "Loyalty.Storefronts");

        var tests = compiled.Add(copy, "tests/Loyalty.Tests", "Loyalty.Tests");
        (await tests.Hold("Loyalty.Tests.Earning.HoursTests")).Should().Be(7);
        (await tests.Hold("Loyalty.Tests.Earning.RuleTests")).Should().BePositive();
        (await tests.Hold("Loyalty.Tests.Ledger.AlwaysTests")).Should().BePositive();
        (await tests.Hold("Loyalty.Tests.Ledger.AuditTests")).Should().BePositive();
        (await tests.Hold("Loyalty.Tests.Ledger.TextTests")).Should().BePositive();
    }
}
