using FluentAssertions;
using Loyalty.Program;
using Loyalty.Program.Guarding;
using Xunit;

namespace Loyalty.Tests.Guarding;

/// <summary>Currencies, words and goods a program is about.</summary>
public sealed class HintTests
{
    [Fact]
    public void a_currency_the_shop_sells_in_has_a_rate()
    {
        var program = Looked.Program with { Currencies = [Some.Eur, Looked.Nok] };

        program.Said(Warning.CurrencyWithoutRate).Should().ContainSingle()
            .Which.Should().Match<Warning>(one => one.Place == "/currencies/1" && one.Currency == Looked.Nok);
        (program with { Currencies = [Some.Eur] }).Warnings().Should().BeEmpty();
    }

    [Theory]
    [InlineData(18, false)]
    [InlineData(18.01, true)]
    [InlineData(8, false)]
    [InlineData(7.99, true)]
    public void a_rate_is_in_line_with_the_rough_exchange_rate(decimal crowns, bool isOut)
    {
        var said = (Looked.Program with { Rates = [new(Some.Eur, 1, 100), new(Looked.Nok, 1, crowns * 100)] })
            .Said(Warning.RateOutOfLine).ToList();

        said.Should().HaveCount(isOut ? 1 : 0);
        said.Where(one => (one.Place, one.Rate, one.Expected, one.RatesOf)
            != ("/rates/1", crowns, 12, new DateOnly(2025, 6, 30))).Should().BeEmpty();
    }

    [Fact]
    public void the_owners_exchange_rate_comes_before_the_rough_one()
    {
        var program = Looked.Program with { Rates = [new(Some.Eur, 1, 100), new(Looked.Nok, 1, 3000)] };

        Exchanged(program, "NOK", 20).Should().BeEmpty();
        Exchanged(program, "NOK", 19.9m).Should().ContainSingle().Which.RatesOf.Should().BeNull();
        Exchanged(program, "SEK", 20).Should().ContainSingle("that is another currency’s");
    }

    [Fact]
    public void of_a_currency_nobody_knows_nothing_is_said() =>
        (Looked.Program with { Rates = [new(Some.Eur, 1, 100), new(Currency.Of("XTS"), 1, 1)] })
            .Warnings().Should().BeEmpty();

    [Fact]
    public void decimals_of_a_currency_are_no_exchange_rate() =>
        (Looked.Program with
        {
            Rates =
            [
                new(Currency.Of("USD"), 1, 100), new(Currency.Of("JPY"), 1, 145), new(Currency.Of("KWD"), 1, 300),
                new(Currency.Of("GBP"), 1, 72),
            ],
        }).Said(Warning.RateOutOfLine).Should().BeEmpty();

    [Fact]
    public void words_are_there_in_every_language_the_shop_speaks()
    {
        var program = Looked.Program with { Languages = ["en", "en-GB", "nb"], Name = Both("Club", "Klubb") };

        program.Said(Warning.WordsMissing).Should().ContainSingle().Which.Should().Match<Warning>(one =>
            one.Language == "nb" && one.Count == 3 && one.Place == "/rewards/0/name");
        (program with { Languages = ["en"] }).Said(Warning.WordsMissing).Should().BeEmpty();
    }

    [Fact]
    public void without_a_list_the_languages_are_those_of_the_programs_name()
    {
        var program = Some.Program() with { Name = Both("Club", "Klubb") };

        program.Said(Warning.WordsMissing).Single().Place.Should().Be("/tiers/0/name");
        (program with { Tiers = [Some.Tier("bronze", 0) with { Name = Both("Bronze", "Bronse") }] })
            .Warnings().Should().BeEmpty();
    }

    [Fact]
    public void every_word_there_can_be_is_looked_at()
    {
        var perk = new Perk("p", Some.Words("P"), Some.Words("P"), PerkKind.Link, Url: Some.Words("https://a.example"));
        var program = Looked.Program.With(Looked.Gives("a", 1)) with
        {
            Languages = ["pl"],
            Notice = Some.Words("New"),
            Tiers = [Some.Tier("bronze", 0) with { Perks = [perk] }],
        };

        (program with { Earning = program.Earning! with { Events = [new("review", Some.Words("R"), 5, [])] } })
            .Said(Warning.WordsMissing).Single().Count.Should().Be(9);
    }

    public static TheoryData<string, string?> Names => new()
    {
        { "Wine", "alcohol" }, { "Red wine & cheese", "alcohol" }, { "Øl", "alcohol" }, { "PIWO", "alcohol" },
        { "Вино", "alcohol" }, { "الخمر", "alcohol" }, { "葡萄酒专区", "alcohol" }, { "Winery tours", null },
        { "Ginger", null }, { "Vinyl", null }, { "snus", "tobacco" }, { "papierosy", "tobacco" },
        { "Prescription-medicine", "prescription_medicine" }, { "Medicine cabinets", null },
        { "Infant formula", "infant_formula" }, { "Formula 1", null }, { "Books", "fixed_price_books" },
        { "Book a table", null }, { "Książki", "fixed_price_books" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void goods_that_many_countries_forbid_to_reward_are_known_by_their_words(string name, string? goods)
    {
        string?[] expected = goods is null ? [] : [goods];
        Func<LoyaltyProgram, IEnumerable<string?>> said = program =>
            program.Said(Warning.ForbiddenGoods).Select(warning => warning.Goods);

        foreach (var match in new LineMatch[]
            { new(Categories: [name]), new(Tags: [name]), new(Vendors: [name]), new(Skus: [name]), new([name]) })
        {
            said(Looked.Program.With(Looked.Times("a", 2) with { Lines = new([match]) })).Should().Equal(expected);
            said(Looked.Program.With(Looked.Times("a", 2) with { Lines = new(Exclude: [match]) })).Should().BeEmpty();
            said(Looked.Program.With(Looked.Times("a", 0) with { Lines = new([match]) })).Should().BeEmpty();
        }

        said(Looked.Program.With(Looked.Gives("a", 5) with { Name = Some.Words(name) })).Should().Equal(expected);
        said(Looked.Program with { Rewards = [Looked.Gift() with { Name = Some.Words(name) }] })
            .Should().Equal(expected);
        said(Looked.Program with { Rewards = [Looked.Gift() with { Text = Some.Words(name) }] }).Should().BeEmpty();
        said(Gifted(name, PerkKind.Gift)).Should().Equal(expected);
        said(Gifted(name, PerkKind.Text)).Should().BeEmpty();
    }

    [Fact]
    public void a_category_is_mapped_or_told_by_orders()
    {
        var program = Looked.Program.With(
            Looked.Times("a", 2) with { Lines = new([new(Categories: ["Shoes", "Hats"])]) },
            Looked.Times("b", 2) with { Lines = new(Exclude: [new(Categories: ["hats"])]) });
        var mapped = program with
        {
            Mapping = new(Categories: new Dictionary<string, IReadOnlyList<LineMatch>>(StringComparer.Ordinal)
            {
                ["shoes"] = [new(Skus: ["S*"])],
            }),
        };

        mapped.Said(Warning.CategoryUnmapped).Should().ContainSingle().Which.Should().Match<Warning>(one =>
            one.Category == "Hats" && one.Place == "/earning/rules/0/lines/include/0/categories/1");
        program.Said(Warning.CategoryUnmapped).Should().HaveCount(2);
        var told = Some.State(Some.Order() with
        {
            Lines = [Some.Line(100) with { Facts = new(Categories: ["shoes"]) }],
        });
        Loyalty.Program.Guarding.Warnings.Of(program, ShopFacts.Of(program, Looked.Today, [told]))
            .Should().NotContain(warning => warning.Code == Warning.CategoryUnmapped);
    }

    private static LoyaltyProgram Gifted(string name, PerkKind kind) => Looked.Program with
    {
        Tiers = [Some.Tier("bronze", 0) with { Perks = [new("p", Some.Words(name), Some.Words("P"), kind)] }],
    };

    private static IEnumerable<Warning> Exchanged(LoyaltyProgram program, string currency, decimal rate) =>
        (program with
        {
            Guardrails = new(ExchangeRates: new Dictionary<string, decimal>(StringComparer.Ordinal)
            {
                [currency] = rate,
            }),
        }).Said(Warning.RateOutOfLine);

    private static Words Both(string english, string norwegian) =>
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = english, ["nb"] = norwegian });
}
