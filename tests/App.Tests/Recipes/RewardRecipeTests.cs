using FluentAssertions;
using Xunit;

namespace App.Tests.Recipes;

/// <summary>docs/recipes/reward.md, followed: another kind is bought and kept, and breaks nothing.</summary>
public sealed class RewardRecipeTests
{
    [Fact]
    public async Task a_kind_of_reward_added_by_the_recipe_is_bought_and_breaks_nothing()
    {
        using var copy = new HouseCopy(
            "functions/Loyalty", "functions/Storefronts", "tests/Loyalty.Tests", "docs/programs");
        await copy.Follow("reward");
        using var compiled = new Compiled();
        compiled.Add(copy, "functions/Loyalty", "Loyalty");
        compiled.Add(copy, "functions/Storefronts", "Loyalty.Storefronts");

        var tests = compiled.Add(copy, "tests/Loyalty.Tests", "Loyalty.Tests");
        (await tests.Hold("Loyalty.Tests.Guarding.ServiceTests")).Should().Be(7);
        (await tests.Hold("Loyalty.Tests.Guarding.DiscountTests")).Should().BePositive();
        (await tests.Hold("Loyalty.Tests.Ledger.AlwaysTests")).Should().BePositive();
        (await tests.Hold("Loyalty.Tests.Ledger.AuditTests")).Should().BePositive();
    }
}
