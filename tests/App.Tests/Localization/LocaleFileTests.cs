using System.Text;
using System.Text.RegularExpressions;
using FluentAssertions;
using Loyalty.App.Localization;
using Xunit;

namespace App.Tests.Localization;

/// <summary>What every file of words must keep to; English is the measure of the others.</summary>
public class LocaleFileTests
{
    private static readonly Dictionary<string, string> English =
        new(LocaleTexts.Messages("en"), StringComparer.Ordinal);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static TheoryData<string> EachLanguage => LocaleTexts.EachLanguage;

    [Theory]
    [MemberData(nameof(EachLanguage))]
    public void A_file_is_sorted_unmarked_composed_and_ends_with_one_line_break(string language)
    {
        var bytes = LocaleTexts.Bytes($"locales/{language}.json");
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);

        text.Should().StartWith("{\n").And.EndWith("\"\n}\n").And.NotContain("\r");
        text.IsNormalized(NormalizationForm.FormC).Should().BeTrue();
        LocaleTexts.Messages(language).Select(pair => pair.Key).Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachLanguage))]
    public void Every_language_has_every_key_and_no_other(string language)
    {
        LocaleTexts.Messages(language).Select(pair => pair.Key).Should().Equal(English.Keys);
    }

    [Theory]
    [MemberData(nameof(EachLanguage))]
    public void Every_message_takes_the_arguments_of_the_English_one(string language)
    {
        foreach (var (key, text) in LocaleTexts.Messages(language))
        {
            Arguments(Message.Parse(text).Parts).Should()
                .BeEquivalentTo(Arguments(Message.Parse(English[key]).Parts), $"{language}, {key}");
        }
    }

    [Theory]
    [MemberData(nameof(EachLanguage))]
    public void Every_plural_has_exactly_the_forms_of_its_language(string language)
    {
        foreach (var (key, text) in LocaleTexts.Messages(language))
        {
            foreach (var choice in Choices(Message.Parse(text).Parts).Where(one => one.Kind != ArgumentKind.Select))
            {
                var kind = choice.Kind == ArgumentKind.Plural ? "cardinal" : "ordinal";
                choice.Cases.Keys.Where(form => form[0] != '=').Should()
                    .BeEquivalentTo(Forms(kind, language), $"{language}, {key}");
                choice.Cases
                    .Where(form => form.Key is "few" or "many" or "other" && !ShowsNumber(form.Value, choice.Name))
                    .Should().BeEmpty($"{language}, {key} must say the number");
            }
        }
    }

    [Theory]
    [MemberData(nameof(EachLanguage))]
    public void Words_have_no_space_around_them_no_markup_and_no_straight_apostrophe(string language)
    {
        foreach (var (key, text) in LocaleTexts.Messages(language))
        {
            text.Should().NotBeEmpty().And.Be(text.Trim(), $"{language}, {key}");
            text.Should().NotMatchRegex("[<>'\"\\t\\n]|  |&\\w+;", $"{language}, {key}");
        }
    }

    [Theory]
    [MemberData(nameof(EachLanguage))]
    public void The_glossary_is_kept(string language)
    {
        if (LocaleTexts.Json("_glossary.json")[language] is not { } glossary)
        {
            // Terms are agreed on when somebody reviews a draft; until then there is nothing to keep.
            return;
        }

        var forbidden = glossary["forbidden"]!.AsArray()
            .Select(pattern => new Regex((string)pattern!, RegexOptions.None, Patience)).ToList();
        foreach (var (key, text) in LocaleTexts.Messages(language))
        {
            var words = string.Join('\n', LocaleTexts.Words(Message.Parse(text).Parts));
            forbidden.Where(pattern => pattern.IsMatch(words)).Should().BeEmpty($"{language}, {key}: {words}");
            var english = string.Join('\n', LocaleTexts.Words(Message.Parse(English[key]).Parts));
            foreach (var (term, translated) in glossary["terms"]!.AsObject())
            {
                if (Regex.IsMatch(english, $@"\b{term}s?\b", RegexOptions.IgnoreCase, Patience))
                {
                    words.Should().MatchRegex("(?i)" + (string)translated!["pattern"]!, $"{language}, {key}, {term}");
                }
            }
        }
    }

    [Fact]
    public void Every_language_says_its_name_direction_status_and_form_of_address()
    {
        var meta = LocaleTexts.Json("_meta.json").AsObject();

        meta.Select(pair => pair.Key).Should().Equal(LocaleTexts.Languages);
        foreach (var (language, about) in meta)
        {
            ((string)about!["name"]!).Should().NotBeEmpty();
            ((string)about["direction"]!).Should().BeOneOf("ltr", "rtl");
            ((string)about["status"]!).Should().Be(language == "en" ? "source" : "draft");
            ((string)about["formality"]!).Should().BeOneOf("neutral", "informal", "formal", "polite");
        }
    }

    private static IEnumerable<string> Forms(string kind, string language) =>
        PluralRulesTests.Samples(kind)
            .First(group => group["languages"]!.AsArray().Any(tag => (string)tag! == language.Split('-')[0]))
            ["samples"]!.AsObject().Select(pair => pair.Key);

    /// <summary>Names and kinds. How long a date is, each language chooses.</summary>
    private static IEnumerable<string> Arguments(IEnumerable<MessagePart> parts) => parts.SelectMany(part => part switch
    {
        MessagePart.Argument argument => [$"{argument.Name} {argument.Kind}"],
        MessagePart.Choice choice =>
            choice.Cases.Values.SelectMany(Arguments).Append($"{choice.Name} {choice.Kind}")
                .Where(argument => argument != $"{choice.Name} {ArgumentKind.Number}"),
        _ => Enumerable.Empty<string>(),
    }).Distinct(StringComparer.Ordinal);

    private static IEnumerable<MessagePart.Choice> Choices(IEnumerable<MessagePart> parts) =>
        parts.OfType<MessagePart.Choice>()
            .SelectMany(choice => choice.Cases.Values.SelectMany(Choices).Prepend(choice));

    private static bool ShowsNumber(IEnumerable<MessagePart> parts, string name) =>
        parts.OfType<MessagePart.Argument>().Any(argument => argument.Name == name);
}
