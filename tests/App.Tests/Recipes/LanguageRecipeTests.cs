using System.Text.Json.Nodes;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Http;
using Loyalty.App.Localization;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace App.Tests.Recipes;

/// <summary>docs/recipes/language.md, followed: the app refuses in the new language, and the widget ships it.</summary>
public sealed class LanguageRecipeTests
{
    [Fact]
    public async Task a_language_added_by_the_recipe_is_spoken_by_the_app_and_the_widget()
    {
        using var copy = new HouseCopy(["widget", "docs", "functions/App/Localization", .. Locales.Rooms]);
        copy.Link("widget/node_modules");

        await copy.Follow("language", command => !command.StartsWith("dotnet", StringComparison.Ordinal));

        (await Refused(copy, "da-DK")).Should().Be(
            ("da", "Butikken findes ikke her. Kontrollér butikkens id i adressen eller i script-tagget."));
        Shipped(copy, "da").Should().Be("Dansk");
        using var compiled = new Compiled();
        await compiled.WordsHold(copy);
    }

    /// <summary>What the app answers where there is no such shop.</summary>
    private static async Task<(string Language, string Title)> Refused(HouseCopy copy, string asked)
    {
        var files = copy.FilesOf("locales").Where(file => file.EndsWith(".json", StringComparison.Ordinal)
            && Path.GetFileName(file) is not ("_context.json" or "_glossary.json" or "_meta.json" or "_vectors.json"));
        var catalog = LocaleCatalog.Read(files.ToDictionary(
            file => Path.GetFileName(file), file => File.ReadAllBytes(copy.PathOf(file)), StringComparer.Ordinal));
        var context = new DefaultHttpContext();
        context.Request.Headers.AcceptLanguage = asked;

        var answer = new Problems(catalog).Answer(context.Request, Problem.ShopUnknown);

        await answer.ExecuteAsync(context);
        return (context.Response.Headers.ContentLanguage!, (string)JsonNode.Parse(answer.Body.Span)!["title"]!);
    }

    /// <summary>The language's own name, as the built widget would show it.</summary>
    private static string Shipped(HouseCopy copy, string language)
    {
        var built = Directory.GetFiles(copy.PathOf("functions/App/wwwroot/widget"), $"panel.{language}.*.json",
            SearchOption.AllDirectories);
        return (string)JsonNode.Parse(File.ReadAllText(built.Should().ContainSingle().Subject))!["names"]![language]!;
    }
}
