using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>
/// The command line knows the product by its contract alone: what it says twice is held together here.
/// </summary>
public sealed class CommandTests
{
    private static readonly string[] FromTheAppsSettings =
        ["customers/data_request", "customers/redact", "shop/redact"];

    [Fact]
    public void every_topic_of_shopify_that_is_understood_is_registered() =>
        Topics("functions/Cli/Connecting/ShopifyAdmin.cs", '/')
            .Should().BeEquivalentTo(Understood("Shopify", '/').Except(FromTheAppsSettings));

    [Fact]
    public void every_topic_of_woocommerce_that_is_understood_is_registered() =>
        Topics("functions/Cli/Connecting/WooCommerceRest.cs", '.')
            .Should().BeEquivalentTo(Understood("WooCommerce", '.'));

    [Fact]
    public void every_event_of_stripe_that_is_understood_is_asked_for() =>
        Topics("functions/Cli/Connecting/StripeApi.cs", '.')
            .Should().BeEquivalentTo(Understood("StripePayments", '.').Except(["v2.core.event"]));

    [Fact]
    public void every_flaw_of_a_program_has_advice_and_the_other_way() =>
        Advised("functions/Cli/Programs/Flaws.cs").Should().BeEquivalentTo(
            Codes("functions/Loyalty/Program/Flaw.cs"));

    [Fact]
    public void every_warning_of_a_program_has_its_sentence_and_the_other_way() =>
        Advised("functions/Cli/Programs/Warnings.cs").Should().BeEquivalentTo(
            Codes("functions/Loyalty/Program/Guarding/Warning.cs"));

    [Fact]
    public void every_finding_of_a_check_has_advice() =>
        Codes("functions/App/Shops/Check.cs").Except(Advised("functions/Cli/Diagnosis/Remedies.cs")).ShouldHold();

    [Fact]
    public void every_reason_to_turn_a_delivery_away_has_advice_and_the_other_way() =>
        Advised("functions/Cli/Shops/Arrivals.cs").Should().BeEquivalentTo(
            Codes("functions/Storefronts/Rejection.cs"));

    [Fact]
    public void every_setting_of_the_command_line_is_documented_and_the_other_way() =>
        Tree.Lines("docs/settings.md")
            .SkipWhile(line => line != "## The command line").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1])
            .Should().BeEquivalentTo(Codes("functions/Cli/Settings.cs").Where(name => name != "demo-owner-key"));

    /// <summary>The codes a table has an arm for.</summary>
    private static IEnumerable<string> Advised(string file) =>
        Code.Units[file].Nodes<ConstantPatternSyntax>()
            .Select(pattern => pattern.Expression)
            .OfType<LiteralExpressionSyntax>()
            .Select(code => code.Token.Value as string)
            .OfType<string>();

    /// <summary>The codes a type names.</summary>
    private static IEnumerable<string> Codes(string file) =>
        Code.Units[file].Nodes<FieldDeclarationSyntax>()
            .Where(field => field.Modifiers.Any(word => word.Text == "const"))
            .SelectMany(field => field.Declaration.Variables)
            .Select(variable => (variable.Initializer!.Value as LiteralExpressionSyntax)?.Token.Value as string)
            .OfType<string>();

    private static IEnumerable<string> Understood(string storefront, char stroke) =>
        Code.Units[$"functions/Storefronts/{storefront}.cs"].Nodes<ConstantPatternSyntax>()
            .Select(pattern => (pattern.Expression as LiteralExpressionSyntax)?.Token.ValueText ?? "")
            .Where(text => text.Contains(stroke));

    private static IEnumerable<string> Topics(string file, char stroke) =>
        Code.Units[file].Nodes<CollectionExpressionSyntax>()
            .SelectMany(all => all.Elements.OfType<ExpressionElementSyntax>())
            .Select(element => (element.Expression as LiteralExpressionSyntax)?.Token.ValueText ?? "")
            .Where(text => text.Contains(stroke));
}
