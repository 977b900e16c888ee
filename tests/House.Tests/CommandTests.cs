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
