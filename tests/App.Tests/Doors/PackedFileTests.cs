using System.IO.Compression;
using App.Tests.Running;
using FluentAssertions;
using Loyalty.App.Http;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace App.Tests.Doors;

/// <summary>Built files in the form a reader takes: what they say of it decides, what they have is not sent.</summary>
[Collection(DoorApp.Name)]
public sealed class PackedFileTests(RunningApp app)
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("BR", "br")]
    [InlineData("zstd, deflate", null)]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0,gzip;q=0", null)]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("br;q=0.001", "br")]
    [InlineData("identity, br;q=0.9", null)]
    [InlineData("identity;q=0, gzip", "gzip")]
    [InlineData("identity;q=0, *;q=0.1", "br")]
    [InlineData("identity;q=0", null)]
    [InlineData("*;q=0", null)]
    [InlineData("br;q=7, gzip", "gzip")]
    [InlineData(";;q=,", null)]
    public async Task a_reader_gets_the_smallest_form_of_those_they_want_most(string? accepted, string? coding)
    {
        foreach (var file in new[] { "widget/v1.js", "demo/index.html" })
        {
            var told = await Ask("GET", file, accepted);
            var bytes = await told.Content.ReadAsByteArrayAsync();

            told.Content.Headers.ContentEncoding.Should().BeEquivalentTo(coding is null ? [] : new[] { coding });
            told.Headers.Vary.Should().Equal("Accept-Encoding");
            told.Content.Headers.ContentLength.Should().Be(bytes.Length);
            Unpacked(bytes, coding).Should().Equal(BuiltFiles.Bytes(file));
        }
    }

    [Theory]
    [InlineData("api/openapi.json")]
    [InlineData("api/program.schema.json")]
    public async Task what_the_contract_is_read_from_is_packed_too(string path)
    {
        var told = await Ask("GET", path, "br");

        told.Content.Headers.ContentEncoding.Should().Equal("br");
        Unpacked(await told.Content.ReadAsByteArrayAsync(), "br")
            .Should().Equal(BuiltFiles.Bytes(path["api/".Length..]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task head_is_get_without_its_body_in_every_form(string? accepted)
    {
        var (get, head) = (await Ask("GET", "widget/v1.js", accepted), await Ask("HEAD", "widget/v1.js", accepted));

        (await head.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        Headers(head).Should().BeEquivalentTo(Headers(get));
    }

    [Fact]
    public async Task each_form_has_an_etag_of_its_own_which_is_all_that_is_sent_again()
    {
        string?[] forms = [null, "gzip", "br"];
        var etags = new List<string>();
        foreach (var accepted in forms)
        {
            var told = await Ask("GET", "widget/v1.js", accepted);
            var again = await Ask("GET", "widget/v1.js", accepted, told.Headers.ETag!.ToString());

            ((int)again.StatusCode, again.Content.Headers.ContentLength ?? 0).Should().Be((304, 0));
            again.Headers.ETag.Should().Be(told.Headers.ETag);
            again.Headers.Vary.Should().Equal("Accept-Encoding");
            again.Headers.CacheControl.Should().Be(told.Headers.CacheControl);
            again.Content.Headers.ContentEncoding.Should().BeEmpty();
            etags.Add(told.Headers.ETag.ToString());
        }

        etags.Should().OnlyHaveUniqueItems().And.NotContain(etag => etag.StartsWith("W/", StringComparison.Ordinal));
        var other = await Ask("GET", "widget/v1.js", "br", etags[1]);
        ((int)other.StatusCode).Should().Be(200, "they have the file in another form only");
    }

    [Theory]
    [InlineData("W/{0}")]
    [InlineData("\"a\", {0} ,\"b\"")]
    [InlineData("*")]
    public async Task an_etag_is_known_however_it_is_listed(string listed)
    {
        var etag = (await Ask("HEAD", "widget/v1.js", "br")).Headers.ETag!.ToString();

        var told = await Ask("HEAD", "widget/v1.js", "br", listed.Replace("{0}", etag, StringComparison.Ordinal));

        ((int)told.StatusCode).Should().Be(304);
    }

    [Fact]
    public void every_text_is_built_with_its_packed_forms_beside_it()
    {
        var texts = BuiltFiles.All.Where(file => BuiltFiles.Bytes(file).Length > 200).ToList();

        texts.Should().HaveCountGreaterThan(20);
        foreach (var file in texts)
        {
            var (plain, br, gz) = (
                BuiltFiles.Bytes(file), BuiltFiles.Bytes(file + ".br"), BuiltFiles.Bytes(file + ".gz"));
            Unpacked(br, "br").Should().Equal(plain);
            Unpacked(gz, "gzip").Should().Equal(plain);
            (br.Length < gz.Length && gz.Length < plain.Length).Should().BeTrue(file);
        }
    }

    [Fact]
    public void what_is_no_smaller_packed_is_served_as_it_is()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "tiny.json"), "{}");
        File.WriteAllText(Path.Combine(folder.FullName, "tiny.json.br"), "left from earlier");
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptEncoding = "br";

        var answer = new StaticFiles(folder.FullName).Find("tiny.json", request)!;
        folder.Delete(recursive: true);

        answer.Body.ToArray().Should().Equal("{}"u8.ToArray());
    }

    [Fact]
    public void a_request_costs_the_same_whatever_the_size()
    {
        var files = new StaticFiles(BuiltFiles.Root);
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptEncoding = "gzip, deflate, br, zstd";
        long Cost(string file)
        {
            files.Find(file, request);
            var before = GC.GetAllocatedBytesForCurrentThread();
            files.Find(file, request);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Cost("widget/v1.js").Should().BeLessThan(1_000);
        Cost("openapi.json").Should().BeLessThan(1_000);
    }

    private static byte[] Unpacked(byte[] bytes, string? coding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream plain = coding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var read = new MemoryStream();
        plain.CopyTo(read);
        return read.ToArray();
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date")
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.Ordinal);

    private Task<HttpResponseMessage> Ask(string method, string path, string? accepted, string? known = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), "/" + path);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        if (known is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        }

        return app.Client.SendAsync(request);
    }
}
