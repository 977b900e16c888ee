using App.Tests.Running;
using FluentAssertions;
using Loyalty.App.Localization;
using Xunit;

namespace App.Tests.Doors;

/// <summary>Which language a reader gets, and that it is said which.</summary>
[Collection(DoorApp.Name)]
public sealed class LanguageTests(RunningApp app)
{
    private static readonly LocaleCatalog Words = LocaleCatalog.Embedded();

    public static TheoryData<string> Shipped { get; } = [.. Words.Shipped];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task a_refusal_has_its_title_in_each_language(string language)
    {
        var told = await Get("/api/shops/nobody/program?lang=" + language);

        told.ShouldBeRefused(404, "shop_unknown");
        told.Header("Content-Language").Should().Be(language);
        ((string?)told.Json["title"]).Should().Be(Words.For(language).Format("problem.shop_unknown"));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task the_program_is_in_the_readers_language(string language)
    {
        var told = await Get("/api/shops/demo/program?lang=" + language);
        var english = await Get("/api/shops/demo/program?lang=en");

        told.Header("Content-Language").Should().Be(language);
        ((string?)told.Json["lang"]).Should().Be(language);
        told.Header("ETag").Should().Match(etag => (etag == english.Header("ETag")) == (language == "en"));
        FirstPerk(told).Should().Match(said => (said == FirstPerk(english)) == (language == "en"));
    }

    [Theory]
    [InlineData("nb-NO", null, "nb")]
    [InlineData("nn", null, "nb")]
    [InlineData("NB_no", null, "nb")]
    [InlineData("zh-CN", null, "zh-Hans")]
    [InlineData("zh-TW", null, "en")]
    [InlineData("zh-Hant", "pl", "pl")]
    [InlineData("xx", "xx, ru;q=0.5, pl;q=0.9", "pl")]
    [InlineData(null, "ar-EG", "ar")]
    [InlineData(null, "*", "en")]
    [InlineData(null, null, "en")]
    [InlineData("../../etc/passwd", "nb", "nb")]
    [InlineData("", "pl;q=0, ru", "ru")]
    public async Task what_is_asked_for_leads_to_the_nearest(string? lang, string? accepted, string language)
    {
        var path = "/api/shops/demo/program" + (lang is null ? "" : "?lang=" + Uri.EscapeDataString(lang));
        var told = await Get(path, accepted is null ? [] : [("Accept-Language", accepted)]);

        told.Header("Content-Language").Should().Be(language);
        told.Header("Vary").Should().Be("Accept-Language");
    }

    [Fact]
    public async Task the_shops_own_language_comes_before_english()
    {
        var shop = await app.NewShop(program => program with { DefaultLanguage = "pl" });

        (await Get($"/api/shops/{shop}/program")).Header("Content-Language").Should().Be("pl");
        (await app.NewMember("standard", shop).Sees()).Header("Content-Language").Should().Be("pl");
        (await app.NewMember("standard", shop).Ask(HttpMethod.Get, "", null)).Header("Content-Language")
            .Should().Be("pl");
    }

    [Fact]
    public async Task the_program_may_be_kept_and_asked_again()
    {
        var told = await Get("/api/shops/demo/program");
        var etag = told.Header("ETag")!;

        told.Header("Cache-Control").Should().Be("public, max-age=60");
        told.Header("Access-Control-Allow-Origin").Should().Be("*");
        foreach (var known in new[] { etag, $"\"other\", {etag}", "W/" + etag, "*" })
        {
            var again = await Get("/api/shops/demo/program", ("If-None-Match", known));
            (again.Status, again.Text, again.Header("ETag")).Should().Be((304, "", etag), known);
        }

        (await Get("/api/shops/demo/program", ("If-None-Match", "\"other\""))).Status.Should().Be(200);
        (await Get("/api/shops/demo/program?lang=nb", ("If-None-Match", etag))).Status.Should().Be(200);
    }

    [Fact]
    public async Task the_test_program_says_that_it_is_one()
    {
        var told = await Get("/api/shops/demo--test/program");

        ((bool)told.Json["test"]!, (string?)told.Json["shop"]).Should().Be((true, "demo--test"));
    }

    /// <summary>What the owner says of it, which is the same in no two languages.</summary>
    private static string? FirstPerk(Reply told) => (string?)told.Json["tiers"]![0]!["perks"]![0]!["text"];

    private Task<Reply> Get(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Reply.To(app.Client.SendAsync(request));
    }
}
