using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>Recipes are whole: tests/App.Tests/Recipes follows them; what they list is held to the code here.</summary>
public sealed partial class RecipeTests
{
    private const string Storefronts = "functions/Storefronts/";

    private static readonly string Storefront = Tree.Text("docs/recipes/storefront.md");

    /// <summary>As the storefronts name themselves.</summary>
    private static readonly string[] Names = [.. Code.Units
        .Where(unit => unit.Key.StartsWith(Storefronts, StringComparison.Ordinal))
        .SelectMany(unit => unit.Value.Nodes<PropertyDeclarationSyntax>())
        .Where(property => property.Identifier.Text == "Name")
        .Select(property => (property.ExpressionBody?.Expression as LiteralExpressionSyntax)?.Token.ValueText)
        .OfType<string>()];

    [Fact]
    public void every_recipe_is_followed_by_a_test() =>
        Tree.Under("docs/recipes")
            .Where(file => !Tree.Under("tests/App.Tests/Recipes").Any(test =>
                Tree.Text(test).Contains($"Follow(\"{Path.GetFileNameWithoutExtension(file)}\"")))
            .ShouldHold("Write a test that follows it.");

    [Fact]
    public void every_recipe_is_named_to_contributors() =>
        Tree.Under("docs/recipes").Where(file => !Tree.Text("CONTRIBUTING.md").Contains(file)).ShouldHold();

    [Fact]
    public void the_recipe_for_a_storefront_names_every_place_that_knows_one_by_name() =>
        Sharp().Concat(Script())
            .Where(file => !Storefront.Contains(file) && !Storefront.Contains($"`{file[..file.LastIndexOf('/')]}`"))
            .ShouldHold("Say in docs/recipes/storefront.md when another storefront must stand there.");

    [Fact]
    public void every_list_of_storefronts_is_whole()
    {
        Names.Should().HaveCountGreaterThan(3);
        Enumeration().Matches(Tree.Text("docs/openapi.yaml")).Should().ContainSingle()
            .Which.Groups["names"].Value.Split(", ").Should().BeEquivalentTo(Names);
        Code.Units["functions/Cli/Options.cs"].Nodes<InvocationExpressionSyntax>()
            .Single(call => call.Expression.ToString() == "Storefront.AcceptOnlyFromAmong")
            .ArgumentList.Arguments.Select(one => ((LiteralExpressionSyntax)one.Expression).Token.ValueText)
            .Should().BeEquivalentTo(Names);
    }

    /// <summary>A storefront's own files know its name, and so does the command that connects it.</summary>
    private static IEnumerable<string> Sharp() => Code.Product
        .Where(unit => !unit.Key.StartsWith(Storefronts, StringComparison.Ordinal)
            && !unit.Key.StartsWith("functions/Cli/Connecting/Connect", StringComparison.Ordinal))
        .Where(unit => unit.Value.Strings().Any(Names.Contains))
        .Select(unit => unit.Key);

    private static IEnumerable<string> Script() => Tree.Ending(".ts")
        .Where(file => !file.StartsWith("widget/test/", StringComparison.Ordinal))
        .Where(file => Array.Exists(Names, name => Tree.Text(file).Contains($"'{name}'")));

    [GeneratedRegex(@"enum: \[(?<names>[^\]]*\bshopify\b[^\]]*)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Enumeration();
}
