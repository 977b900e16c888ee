using App.Tests.Running;
using FluentAssertions;
using Loyalty.App.Http;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace App.Tests.Doors;

/// <summary>The built files: their types, how long they may be kept, and that nothing else is served.</summary>
[Collection(DoorApp.Name)]
public sealed class FileTests(RunningApp app)
{
    [Fact]
    public async Task the_loader_moves_with_releases()
    {
        var told = await Get("/widget/v1.js");

        (told.Status, told.Type).Should().Be((200, "text/javascript; charset=utf-8"));
        told.Header("Cache-Control").Should().Be("public, max-age=300, stale-while-revalidate=86400");
        told.Header("Access-Control-Allow-Origin").Should().Be("*");
        told.Header("Cross-Origin-Resource-Policy").Should().Be("cross-origin");
        told.Header("X-Content-Type-Options").Should().Be("nosniff");
        var again = await Get("/widget/v1.js", ("If-None-Match", told.Header("ETag")!));
        (again.Status, again.Text).Should().Be((304, ""));
    }

    [Fact]
    public async Task what_never_moves_is_kept_for_a_year()
    {
        var files = BuiltFiles.All.Where(file => file.Split('/') is ["widget", _, _, ..]).ToList();

        files.Should().Contain(file => file.Contains("/locales/", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var told = await Get("/" + file);
            told.Header("Cache-Control").Should().Be("public, max-age=31536000, immutable", file);
        }
    }

    [Fact]
    public async Task the_demos_page_is_served_in_a_demo()
    {
        var (bare, page) = (await Get("/demo"), await Get("/demo/"));

        (bare.Status, bare.Header("Location")).Should().Be((308, "/demo/"));
        (page.Status, page.Type).Should().Be((200, "text/html; charset=utf-8"));
        (await Get("/demo/themes")).Type.Should().Be(page.Type);
    }

    [Theory]
    [InlineData("/widget/")]
    [InlineData("/widget/none.js")]
    [InlineData("/demo/none.html")]
    [InlineData("/widget/v1.js.br")]
    [InlineData("/widget/v1.js.gz")]
    public async Task a_file_that_is_not_there_is_not_found(string path) =>
        (await Get(path)).ShouldBeRefused(404, "not_found");

    [Fact]
    public void without_built_files_there_are_none() =>
        new StaticFiles("/nowhere").Find("widget/v1.js", new DefaultHttpContext().Request).Should().BeNull();

    private Task<Reply> Get(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return Reply.To(app.Client.SendAsync(request));
    }
}
