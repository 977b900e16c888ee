using System.Reflection;
using System.Security.Claims;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace App.Tests.Guides;

/// <summary>A site in C#, compiled from the pages' code: its routes over somebody who may be signed in.</summary>
internal static class SharpSite
{
    private const string Usings = """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;

        """;

    /// <summary>What the site's address answers to this customer; to nobody, where it is empty.</summary>
    public static async Task<string> Answer(string code, string routes, string address, string customer)
    {
        var site = Compiled(code, Usings + $$"""
            public static class Routes { public static void Map(WebApplication app) { {{routes}} } }
            """);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Use((http, next) =>
        {
            Claim[] claims = customer.Length > 0 ? [new Claim(ClaimTypes.NameIdentifier, customer)] : [];
            http.User = new ClaimsPrincipal(new ClaimsIdentity(claims));
            return next(http);
        });
        site.GetType("Routes")!.GetMethod("Map")!.Invoke(null, [app]);
        await app.StartAsync();
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(new Uri(app.Urls.Single()), address));
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        return await answer.Content.ReadAsStringAsync();
    }

    private static Assembly Compiled(params string[] code)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path).StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
                || Path.GetFileName(path).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compiled = CSharpCompilation.Create(
            "Site" + Guid.NewGuid().ToString("N"),
            code.Select(text => CSharpSyntaxTree.ParseText(text)),
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var bytes = new MemoryStream();
        compiled.Emit(bytes).Diagnostics.Where(one => one.Severity > DiagnosticSeverity.Info).Should().BeEmpty();
        return Assembly.Load(bytes.ToArray());
    }
}
