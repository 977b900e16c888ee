using System.Text.Json;
using System.Text.RegularExpressions;
using App.Tests.Running;
using FluentAssertions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace App.Tests.Commands;

/// <summary>
/// <c>loyalty shop snippet</c>: the code it prints is run as it is, and the app believes the token it makes.
/// </summary>
public sealed partial class SnippetTests(OpenShop open) : IClassFixture<OpenShop>
{
    [Fact]
    public Task node_makes_a_token_the_app_believes() => Believed("node", "standard", code => Runtime.Run(
        "node", code + "\nconsole.log(loyaltyTag('7001'));", ".mjs", ("LOYALTY_MEMBER_KEY", open.MemberKey)));

    [Fact]
    public Task python_makes_a_token_the_app_believes() => Believed("python", "standard", code => Runtime.Run(
        "python3", code + "\n\nprint(loyalty_tag('7001'))\n", ".py", ("LOYALTY_MEMBER_KEY", open.MemberKey)));

    [Fact]
    public Task php_makes_a_token_the_app_believes() => Believed("php", "woocommerce", code => Runtime.Run(
        "php", code + "\necho loyalty_tag('7001');\n", ".php", ("LOYALTY_MEMBER_KEY", open.MemberKey)));

    [Fact]
    public Task liquid_makes_a_token_the_app_believes() => Believed("liquid", "shopify", code => Runtime.Run(
        "node",
        ["liquid.mjs", code, JsonSerializer.Serialize(new
        {
            customer = new { id = 7001 },
            settings = new { loyalty_member_key = open.MemberKey },
        })]));

    [Fact]
    public Task csharp_makes_a_token_the_app_believes() => Believed("csharp", "standard", code =>
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compiled = CSharpCompilation.Create(
            "Snippet" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(code)],
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var bytes = new MemoryStream();
        compiled.Emit(bytes).Diagnostics.Where(one => one.Severity > DiagnosticSeverity.Info).Should().BeEmpty();
        Environment.SetEnvironmentVariable("LOYALTY_MEMBER_KEY", open.MemberKey);
        return Task.FromResult((string)System.Reflection.Assembly.Load(bytes.ToArray()).GetType("Loyalty")!
            .GetMethod("Tag")!.Invoke(null, ["7001"])!);
    });

    [Fact]
    public async Task who_has_not_signed_in_gets_no_token_in_liquid()
    {
        var code = await open.Owner("shop", "snippet", "--for", "liquid");

        var tag = await Runtime.Run("node", ["liquid.mjs", code.Output, """{"settings":{}}"""]);

        tag.Trim().Should().Be(Tag("")).And.NotContain("data-token");
    }

    [Fact]
    public async Task html_is_the_tag_alone()
    {
        var told = await open.Owner("shop", "snippet", "--for", "html", "--json");

        told.Exit.Should().Be(0, "{0}", told);
        ((string)told.Json["code"]!).Should().StartWith(Tag(" data-token-url=\"/loyalty-token\""));
    }

    private async Task Believed(string kind, string storefront, Func<string, Task<string>> run)
    {
        var told = await open.Owner("shop", "snippet", "--for", kind, "--storefront", storefront);
        told.Exit.Should().Be(0, "{0}", told);
        told.Output.Should().NotContain(open.MemberKey);

        var tag = (await run(told.Output)).Trim();

        var token = Token().Match(tag).Groups["token"].Value;
        tag.Should().Be(Tag($" data-token=\"{token}\""));
        var seen = await open.Member("any:1").Ask(HttpMethod.Get, "", token);
        (seen.Status, (string?)seen.Json["customer"]).Should().Be((200, storefront + ":7001"), "{0}", seen);
    }

    private string Tag(string more) =>
        $"<script async src=\"{new Uri(open.Address, "/widget/v1.js")}\" data-shop=\"{open.Shop}\"{more}></script>";

    [GeneratedRegex("data-token=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}
