using FluentAssertions;
using Loyalty.Ledger;
using Loyalty.Members;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Members;

public sealed class PerkViewTests
{
    private static readonly Words Again = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "https://shop.example/again?order={order}",
        ["nb"] = "/igjen/{order}",
    });

    private static readonly LoyaltyProgram Program = Some.Program() with
    {
        Tiers =
        [
            Some.Tier("bronze", 0) with { Perks = [Perk("again", PerkKind.Reorder) with { Url = Again }] },
            Some.Tier("silver", 100) with
            {
                Perks =
                [
                    Perk("sale", PerkKind.Link) with { Url = Some.Words("/sale") },
                    Perk("ship", PerkKind.FreeShipping) with { Markets = ["NO", "se"] },
                ],
            },
        ],
    };

    [Theory]
    [InlineData("1 001/ø", "en", "https://shop.example/again?order=1%20001%2F%C3%B8")]
    [InlineData("1001", "nb", "/igjen/1001")]
    [InlineData("?a=b&c", "nb", "/igjen/%3Fa%3Db%26c")]
    public void what_is_bought_again_is_the_last_order_in_the_readers_language(string order, string lang, string url) =>
        Views(new Account { Customer = Some.Ada, LastOrder = new OrderId("shopify", order) }, lang)[0].Url
            .Should().Be(url);

    [Theory]
    [InlineData(0, "hello bronze, ship silver, ship gold")]
    [InlineData(100, "hello bronze, ship silver, ship gold")]
    [InlineData(500, "hello bronze, ship gold")]
    public void a_tier_keeps_what_is_below_and_puts_its_own_in_the_place_of_the_same(int spent, string shown)
    {
        var books = Some.Books(Some.Program().WithTiers(
            Some.Tier("silver", 100) with { Perks = [Perk("ship", PerkKind.FreeShipping)] },
            Some.Tier("gold", 500) with { Perks = [Perk("ship", PerkKind.FreeShipping)] }));
        var program = books.Rules.Programs.Versions[0] with
        {
            Tiers =
            [
                Some.Tier("bronze", 0) with { Perks = [Perk("hello", PerkKind.Text)] },
                .. books.Rules.Programs.Versions[0].Tiers.Skip(1),
            ],
        };
        books.Tell(Some.Order(0, spent * 100), Some.Noon());

        string.Join(", ", MemberView.Of(books.Account(Some.Ada), program, Some.Day(), ["en"]).Perks
            .Select(view => $"{view.Perk.Code} {view.Tier}")).Should().Be(shown);
    }

    [Fact]
    public void before_anything_was_bought_it_leads_nowhere() =>
        Views(null)[0].Url.Should().BeNull();

    [Fact]
    public void where_a_perk_leads_is_told_to_those_who_have_it()
    {
        var books = Some.Books(Program);
        Views(books.Account(Some.Ada))[1].Should().Match<PerkView>(view => !view.Unlocked && view.Url == null);
        books.Tell(Some.Order(), Some.Noon());
        Views(books.Account(Some.Ada))[1].Should().Match<PerkView>(view => view.Unlocked && view.Url == "/sale");
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("NO", true)]
    [InlineData("SE", true)]
    [InlineData("DE", false)]
    public void a_perk_for_some_markets_is_shown_in_those_and_to_who_says_none(string? market, bool isShown) =>
        Views(null, market: market).Any(view => view.Perk.Code == "ship").Should().Be(isShown);

    private static IReadOnlyList<PerkView> Views(Account? account, string lang = "en", string? market = null) =>
        MemberView.Of(account, Program, Some.Day(), [lang], market).Perks;

    private static Perk Perk(string code, PerkKind kind) => new(code, Some.Words(code), Some.Words(code), kind);
}
