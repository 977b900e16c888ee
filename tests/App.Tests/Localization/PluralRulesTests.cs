using System.Globalization;
using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.App.Localization;
using Xunit;

namespace App.Tests.Localization;

/// <summary>Every sample value of CLDR, for every language it knows.</summary>
public class PluralRulesTests
{
    [Theory]
    [InlineData("cardinal", 220)]
    [InlineData("ordinal", 100)]
    public void Every_sample_of_CLDR_falls_into_its_category(string kind, int atLeast)
    {
        var wrong = new List<string>();
        var languages = 0;
        foreach (var group in Samples(kind))
        {
            foreach (var language in group["languages"]!.AsArray().Select(tag => (string)tag!))
            {
                languages++;
                foreach (var (category, numbers) in group["samples"]!.AsObject())
                {
                    wrong.AddRange(numbers!.AsArray().Select(number => (string)number!)
                        .Where(number => !Is(kind, language, number, category))
                        .Select(number => $"{language} {number} is not {category}"));
                }
            }
        }

        wrong.Should().BeEmpty();
        languages.Should().BeGreaterThanOrEqualTo(atLeast);
    }

    [Theory]
    [InlineData("pl-PL", 3, PluralCategory.Few)]
    [InlineData("zh-Hans", 1, PluralCategory.Other)]
    [InlineData("pt-PT", 0, PluralCategory.Other)]
    [InlineData("pt-BR", 0, PluralCategory.One)]
    [InlineData("xx", 1, PluralCategory.Other)]
    [InlineData("", 1, PluralCategory.Other)]
    public void A_tag_takes_the_rules_of_the_nearest_language(string tag, int number, PluralCategory category)
    {
        PluralRules.Cardinal(tag, PluralOperands.Of(number)).Should().Be(category);
    }

    [Fact]
    public void The_sign_does_not_matter_and_no_number_is_too_long()
    {
        PluralOperands.Of(-1.50m).Should().Be(new PluralOperands(1, 2, 1, 50, 5));
        PluralRules.Cardinal("ru", PluralOperands.Of(decimal.MaxValue)).Should().Be(PluralCategory.Many);
        PluralRules.Cardinal("ru", PluralOperands.Of(0.00000000000000000000000001m)).Should().Be(PluralCategory.Other);
    }

    internal static IEnumerable<JsonNode> Samples(string kind) =>
        JsonNode.Parse(LocaleTexts.Bytes("cldr-plurals.json"))!.AsArray()
            .Select(group => group!).Where(group => (string)group["kind"]! == kind);

    private static bool Is(string kind, string language, string number, string category)
    {
        var operands = Operands(number);
        var found = kind == "cardinal"
            ? PluralRules.Cardinal(language, operands)
            : PluralRules.Ordinal(language, operands);
        return string.Equals(found.ToString(), category, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary><c>1.25c3</c> is 1250: the point moves, and so does what is visible after it.</summary>
    private static PluralOperands Operands(string sample)
    {
        var parts = sample.Split('c');
        var number = decimal.Parse(parts[0], CultureInfo.InvariantCulture);
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var moved = number;
        for (var step = 0; step < exponent; step++)
        {
            moved *= 10;
        }

        return PluralOperands.Of(decimal.Round(moved, Math.Max(0, number.Scale - exponent)), exponent);
    }
}
