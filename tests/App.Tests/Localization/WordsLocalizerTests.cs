using System.Globalization;
using FluentAssertions;
using Loyalty.App.Localization;
using Microsoft.Extensions.Localization;
using Xunit;

namespace App.Tests.Localization;

/// <summary>The localizer keeps what its interface promises, by name and never by position.</summary>
public class WordsLocalizerTests
{
    private static readonly LocaleCatalog Catalog = Read();
    private static readonly IStringLocalizer Norwegian = new WordsLocalizerFactory(Catalog).For("nb");

    [Fact]
    public void Arguments_come_as_pairs_one_dictionary_or_one_object()
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["points"] = 5 };

        Norwegian["widget.points", ("points", 5)].Value.Should().Be("5 poeng");
        Norwegian["widget.points", values].Value.Should().Be("5 poeng");
        Norwegian["widget.points", new { points = 5 }].Value.Should().Be("5 poeng");
    }

    [Fact]
    public void Arguments_by_position_are_a_mistake_of_the_caller()
    {
        var number = () => Norwegian["widget.points", 5];
        var text = () => Norwegian["widget.panel.greeting", "Kari"];
        var several = () => Norwegian["widget.points", new { points = 5 }, 6];

        number.Should().Throw<ArgumentException>();
        text.Should().Throw<ArgumentException>();
        several.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void What_is_found_says_so_and_in_which_language()
    {
        var found = Norwegian["widget.panel.close"];

        (found.Name, found.Value, found.ResourceNotFound, found.SearchedLocation)
            .Should().Be(("widget.panel.close", "Lukk", false, "nb"));
    }

    [Fact]
    public void What_only_English_has_is_not_found_but_said_in_English()
    {
        var found = Norwegian["test.only.english", ("n", 12345)];

        (found.Value, found.ResourceNotFound, found.SearchedLocation).Should().Be(("Only 12,345", true, "en"));
    }

    [Fact]
    public void What_nobody_has_is_its_own_name()
    {
        var found = Norwegian["no.such.key"];

        (found.Value, found.ResourceNotFound, found.SearchedLocation).Should().Be(("no.such.key", true, "nb"));
    }

    [Fact]
    public void All_strings_are_those_of_the_language_or_with_those_behind_it()
    {
        var own = Norwegian.GetAllStrings(includeParentCultures: false).ToList();
        var all = Norwegian.GetAllStrings(includeParentCultures: true).ToList();

        own.Should().NotBeEmpty().And.OnlyContain(text => !text.ResourceNotFound && text.SearchedLocation == "nb");
        all.Where(text => text.ResourceNotFound).Select(text => text.Name).Should().Equal("test.only.english");
        all.Should().HaveCount(own.Count + 1).And.OnlyHaveUniqueItems(text => text.Name);
    }

    [Theory]
    [InlineData("nn-NO", "Lukk")]
    [InlineData("zh-TW", "Close")]
    [InlineData("", "Close")]
    public void The_current_culture_goes_through_our_own_table(string culture, string word)
    {
        var localizer = new WordsLocalizerFactory(Catalog).Create(typeof(WordsLocalizerTests));
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            localizer["widget.panel.close"].Value.Should().Be(word);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static LocaleCatalog Read()
    {
        var files = LocaleTexts.Files();
        var english = LocaleTexts.Json("en.json").AsObject();
        english["test.only.english"] = "Only {n, number}";
        files["en.json"] = System.Text.Encoding.UTF8.GetBytes(english.ToJsonString());
        return LocaleCatalog.Read(files);
    }
}
