using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Journeys;

/// <summary>What <c>make run</c> promises: its data stays.</summary>
public sealed class StoppingTests
{
    [Fact]
    public async Task what_was_earned_just_before_stopping_is_there_after_starting_again()
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-").FullName;
        var customer = $"shopify:{Any.Number()}";
        using (var shop = await ServedShop.Start(folder))
        {
            var sale = new Member(shop.Client, "demo", customer).Buys(49.90m).Paid();
            var told = await new Sender(shop.Client).Send(sale.Whole());
            told.Balance.Should().Be(49);
            await shop.Stop();
        }

        using (var shop = await ServedShop.Start(folder))
        {
            (await new Member(shop.Client, "demo", customer).Balance()).Should().Be(49);
            await shop.Stop();
        }

        Directory.Delete(folder, recursive: true);
    }
}
