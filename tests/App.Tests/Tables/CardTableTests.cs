using Azure.Data.Tables;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Tables;
using Loyalty.Members;
using Loyalty.Tests;
using Xunit;

namespace App.Tests.Tables;

public sealed class CardTableTests
{
    private static readonly byte[] Key = [.. "a shop's guest key"u8];

    [Fact]
    public async Task a_number_that_is_somebody_elses_leads_to_the_next_one_and_always_to_that()
    {
        var table = await Azurite.NewTableAsync();
        var cards = new CardTable(table);
        var first = CardNumber.Of(Key, "nordlys", Some.Ada, 0);
        await table.AddEntityAsync(new TableEntity("nordlys", first) { ["Customer"] = "shopify:7002" });

        var number = await cards.Number(Key, "nordlys", Some.Ada, CancellationToken.None);

        number.Should().Be(CardNumber.Of(Key, "nordlys", Some.Ada, 1));
        (await cards.Number(Key, "nordlys", Some.Ada, CancellationToken.None)).Should().Be(number);
        (await cards.Find("nordlys", number, CancellationToken.None)).Should().Be(Some.Ada);
        (await cards.Find("nordlys", first, CancellationToken.None)).Should().Be(new CustomerId("shopify", "7002"));
    }

    [Fact]
    public async Task looking_whether_there_is_a_card_writes_none()
    {
        var cards = new CardTable(await Azurite.NewTableAsync());

        var looked = await cards.Locate(Key, "nordlys", Some.Ada, CancellationToken.None);

        looked.Should().Be((CardNumber.Of(Key, "nordlys", Some.Ada, 0), false));
        (await cards.Find("nordlys", looked.Number, CancellationToken.None)).Should().BeNull();
    }
}
