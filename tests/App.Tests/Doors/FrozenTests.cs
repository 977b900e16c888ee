using System.Security.Cryptography;
using App.Tests.Running;
using FluentAssertions;
using Xunit;

namespace App.Tests.Doors;

/// <summary>A version in one script: what a page pins by its hash is what it gets, for ever.</summary>
[Collection(DoorApp.Name)]
public sealed class FrozenTests(RunningApp app)
{
    public static TheoryData<string> Scripts { get; } =
        [.. BuiltFiles.All.Where(file => file.EndsWith("/loyalty.js", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task the_hash_beside_it_is_the_scripts(string script)
    {
        var told = await Get(script.Replace("loyalty.js", "integrity.json", StringComparison.Ordinal));

        ((string?)told.Json["loyalty.js"]).Should().Be(
            "sha384-" + Convert.ToBase64String(SHA384.HashData(BuiltFiles.Bytes(script))));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task it_is_kept_for_a_year_and_may_be_checked_by_every_page(string script)
    {
        var told = await Get(script);

        told.Type.Should().Be("text/javascript; charset=utf-8");
        told.Header("Cache-Control").Should().Be("public, max-age=31536000, immutable");
        told.Header("Access-Control-Allow-Origin").Should().Be("*", "a hash is only checked of what a page may read");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task it_fetches_no_code_and_is_no_module(string script) =>
        (await Get(script)).Text.Should().NotMatchRegex(@"\bimport\s*[(.{*""']|\bexport\s*[{*]");

    private Task<Reply> Get(string file) => Reply.To(app.Client.GetAsync(new Uri("/" + file, UriKind.Relative)));
}
