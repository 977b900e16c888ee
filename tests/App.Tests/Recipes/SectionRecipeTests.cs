using System.Text.Json.Nodes;
using FluentAssertions;
using Xunit;

namespace App.Tests.Recipes;

/// <summary>docs/recipes/section.md, followed: the panel has the section, and the words for its tab.</summary>
public sealed class SectionRecipeTests
{
    [Fact]
    public async Task a_section_added_by_the_recipe_is_built_into_the_panel()
    {
        using var copy = new HouseCopy("widget", "docs", "locales");
        copy.Link("widget/node_modules");

        await copy.Follow("section", _ => true);

        File.ReadAllText(Built(copy, "panel.*.js")).Should().Contain("id:\"rules\",order:45");
        var words = JsonNode.Parse(File.ReadAllText(Built(copy, "panel.en.*.json")))!["messages"]!;
        words.AsObject().Select(word => (string)word.Value!).Should().Contain("Rules");
    }

    private static string Built(HouseCopy copy, string name) =>
        Directory.GetFiles(copy.PathOf("functions/App/wwwroot/widget"), name, SearchOption.AllDirectories)
            .Should().ContainSingle().Subject;
}
