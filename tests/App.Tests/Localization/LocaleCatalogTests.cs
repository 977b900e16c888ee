using System.Text;
using FluentAssertions;
using Loyalty.App.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace App.Tests.Localization;

/// <summary>What the app starts with: all words, or no start; and what is said where a word is missing.</summary>
public class LocaleCatalogTests
{
    [Fact]
    public void The_app_carries_every_language_whole()
    {
        var catalog = LocaleCatalog.Embedded();

        catalog.Skipped.Should().BeEmpty();
        catalog.Shipped.Should().Equal(LocaleTexts.Languages);
        catalog.For("nb-NO").Format("widget.points", ("points", 5)).Should().Be("5 poeng");
        catalog.For("pl").Format("widget.points", ("points", 22)).Should().Be("22 punkty");
        catalog.For("tlh").Language.Should().Be("en");
    }

    [Theory]
    [InlineData("{\"a\": \"{\"}", "*en.json, a:*malformed at 1*")]
    [InlineData("{\"a\": \"x\", \"a\": \"y\"}", "*en.json*")]
    [InlineData("{\"a\": null}", "*en.json*")]
    [InlineData("{\"a\": {\"b\": \"c\"}}", "*en.json*")]
    [InlineData("[]", "*en.json*")]
    [InlineData("", "*en.json*")]
    public void A_bad_English_file_stops_the_start_and_is_named(string json, string why)
    {
        var files = LocaleTexts.Files();
        files["en.json"] = Encoding.UTF8.GetBytes(json);

        var read = () => LocaleCatalog.Read(files);

        read.Should().Throw<InvalidDataException>().WithMessage(why);
    }

    [Theory]
    [InlineData("en.json")]
    [InlineData("_fallbacks.json")]
    [InlineData("_formats.json")]
    public void A_missing_file_that_all_need_stops_the_start(string name)
    {
        var files = LocaleTexts.Files();
        files.Remove(name);

        var read = () => LocaleCatalog.Read(files);

        read.Should().Throw<InvalidDataException>().WithMessage($"{name}*");
    }

    [Theory]
    [InlineData("nb", "{\"a\": \"{\"}")]
    [InlineData("nb", "not json")]
    [InlineData("nb_NO", "{}")]
    [InlineData("tlh", "{}")]
    public void Another_bad_file_is_left_out_and_named(string language, string json)
    {
        var files = LocaleTexts.Files();
        files[language + ".json"] = Encoding.UTF8.GetBytes(json);

        var catalog = LocaleCatalog.Read(files);

        catalog.Skipped.Keys.Should().Equal(language);
        catalog.Skipped[language].Should().Contain(language + ".json");
        catalog.Shipped.Should().NotContain(language);
        catalog.For(language).Language.Should().Be(language == "nb_NO" ? "nb" : "en");
    }

    [Fact]
    public void A_word_that_a_language_lacks_is_said_and_formatted_in_the_one_behind_it()
    {
        var files = LocaleTexts.Files();
        files["nb.json"] = "{}"u8.ToArray();

        var words = LocaleCatalog.Read(files).For("nb");

        words.Format("widget.points", ("points", 12345)).Should().Be("12,345 points");
        words.Speaker("widget.points")!.Language.Should().Be("en");
        words.Format("no.such.key").Should().Be("no.such.key");
        words.Speaker("no.such.key").Should().BeNull();
    }

    [Fact]
    public void The_languages_behind_follow_the_fallback_table_to_English()
    {
        var files = LocaleTexts.Files();
        files["pt-BR.json"] = "{\"widget.retry\": \"Tente de novo\"}"u8.ToArray();
        files["pt-PT.json"] = "{}"u8.ToArray();

        var words = LocaleCatalog.Read(files).For("pt-AO");

        words.Language.Should().Be("pt-PT");
        words.Format("widget.retry").Should().Be("Tente de novo");
        words.Format("widget.panel.close").Should().Be("Close");
    }

    [Fact]
    public void Registration_gives_one_catalog_and_its_localizers()
    {
        using var services = new ServiceCollection().AddLoyaltyWords().BuildServiceProvider();

        services.GetRequiredService<LocaleCatalog>().Should().BeSameAs(services.GetRequiredService<LocaleCatalog>());
        services.GetRequiredService<IStringLocalizerFactory>().Should()
            .BeSameAs(services.GetRequiredService<WordsLocalizerFactory>());
        services.GetRequiredService<IStringLocalizer<LocaleCatalogTests>>()["widget.retry"].Value.Should().NotBeEmpty();
    }
}
