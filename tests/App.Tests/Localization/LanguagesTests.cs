using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty.App.Localization;
using Xunit;

namespace App.Tests.Localization;

/// <summary>Which language a reader gets: the shared vectors, who is asked first, and hostile headers.</summary>
public class LanguagesTests
{
    private static readonly Dictionary<string, string[]> Fallbacks =
        LocaleTexts.Json("_fallbacks.json").Deserialize<Dictionary<string, string[]>>()!;

    private static readonly Languages Shipped = new(Fallbacks, ["ar", "en", "nb", "pl", "ru", "zh-Hans"]);

    public static TheoryData<string> Resolved { get; } =
        new(LocaleTexts.Json("_vectors.json")["resolved"]!.AsArray().Select(vector => vector!.ToJsonString()));

    [Theory]
    [MemberData(nameof(Resolved))]
    public void A_tag_leads_to_the_same_language_as_in_the_widget(string vector)
    {
        var json = JsonNode.Parse(vector)!;
        var shipped = json["shipped"].Deserialize<string[]>()!;

        new Languages(Fallbacks, shipped).Resolve((string)json["tag"]!).Should().Be((string?)json["language"]);
    }

    [Fact]
    public void No_tag_leads_from_one_way_of_writing_Chinese_to_the_other()
    {
        string[] traditional = ["zh-Hant", "zh-TW", "zh-HK", "zh-MO", "zh-Hant-HK", "zh-Hant-CN", "yue", "yue-HK"];
        string[] simplified = ["zh", "zh-Hans", "zh-CN", "zh-SG", "zh-Hans-HK", "cmn"];

        traditional.Select(new Languages(Fallbacks, ["zh-Hans"]).Resolve).Should().AllBeEquivalentTo((string?)null);
        simplified.Select(new Languages(Fallbacks, ["zh-Hant"]).Resolve).Should().AllBeEquivalentTo((string?)null);
    }

    [Fact]
    public void The_table_has_canonical_tags_and_ends()
    {
        foreach (var (tag, others) in Fallbacks)
        {
            others.Append(tag).Should().OnlyContain(each => Languages.Canonical(each) == each);
            new Languages(Fallbacks, []).Resolve(tag).Should().BeNull();
        }
    }

    [Theory]
    [InlineData("pl", "nb", "ru", "pl")]
    [InlineData("sv", "de, nb;q=0.5", "ru", "nb")]
    [InlineData(null, "de", "ru", "ru")]
    [InlineData(null, null, "sv", "en")]
    [InlineData("", "", "", "en")]
    [InlineData("zh-TW", "zh-CN", null, "zh-Hans")]
    public void Asked_comes_before_accepted_before_the_shops_own(
        string? asked, string? accept, string? shop, string found)
    {
        Shipped.Negotiate(asked, accept, shop).Should().Be(found);
    }

    [Theory]
    [InlineData("nb;q=0.2, pl;q=0.9, ru;q=0.5", "pl ru nb")]
    [InlineData("nb, pl", "nb pl")]
    [InlineData("nb;q=0, pl;q=0.001", "pl")]
    [InlineData("*, ru;q=0.1", "ru")]
    [InlineData("nb;q=1.1, pl;q=-1, ru;q=x, ar;level=1", "")]
    [InlineData(" nb ; q=0.8 ,, pl;Q=1.000", "pl nb")]
    public void Accepted_languages_come_by_weight(string header, string tags)
    {
        string.Join(' ', AcceptLanguage.Read(header)).Should().Be(tags);
    }

    [Fact]
    public void An_overlong_header_is_as_good_as_none()
    {
        AcceptLanguage.Read(string.Join(',', Enumerable.Repeat("nb", 1000))).Should().BeEmpty();
        AcceptLanguage.Read(null).Should().BeEmpty();
    }

    [Theory]
    [InlineData("NB_no-u-nu-latn", "nb-NO")]
    [InlineData("ZH-hANS-cn", "zh-Hans-CN")]
    [InlineData("es-419", "es-419")]
    [InlineData("x-klingon", "")]
    [InlineData("nb/../../etc", "")]
    [InlineData("nb\r\nSet-Cookie: a=b", "")]
    public void A_tag_is_made_canonical_or_dropped(string tag, string canonical)
    {
        Languages.Canonical(tag).Should().Be(canonical);
    }
}
