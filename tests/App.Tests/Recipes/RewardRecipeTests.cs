using FluentAssertions;
using Xunit;

namespace App.Tests.Recipes;

/// <summary>docs/recipes/reward.md, followed: another kind is bought and kept, and breaks nothing.</summary>
public sealed class RewardRecipeTests
{
    [Fact]
    public async Task a_kind_of_reward_added_by_the_recipe_is_bought_and_breaks_nothing() =>
        (await PureRecipe.Follow("reward",
            "Guarding.ServiceTests", "Guarding.DiscountTests", "Ledger.AlwaysTests", "Ledger.AuditTests"))
        .Should().Be(7);
}
