using System.Text.Json;
using Loyalty.App.Http;
using Loyalty.App.Localization;
using Loyalty.App.Shops;
using Microsoft.Azure.Functions.Worker;

namespace Loyalty.App.Triggers;

/// <summary>The program as shoppers may see it: anyone, from any page, cacheable.</summary>
public sealed class ShowProgram(ShopList shops, LocaleCatalog words, Problems problems, TimeProvider clock)
{
    [Function(nameof(ShowProgram))]
    public async Task<IResult> Run(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", Route = Routes.Program)] HttpRequest request,
        string shop,
        CancellationToken cancellation)
    {
        if (Cors.PublicPreflight(request, Routes.Reading) is { } preflight)
        {
            return preflight;
        }

        if (await shops.Find(shop, cancellation) is not { } found)
        {
            return Cors.Public(problems.Answer(request, Problem.ShopUnknown));
        }

        if (!AskedMarket.Read(request, out var market))
        {
            return Cors.Public(problems.Answer(request, Problem.BadParameter("market")));
        }

        var now = clock.GetUtcNow();
        var reader = Reader.Of(request, words, found.Programs.InForceAt(now));
        var document = new ProgramShowing(found, now, reader).Document(words.Shipped, market);
        var body = JsonSerializer.SerializeToUtf8Bytes(document, AnswerText.Default.ProgramDocument);
        var etag = ETags.Of(body);
        return Cors.Public(ETags.IsKnown(request, etag) ? Answer.Empty(304) : new Answer(200, "application/json", body))
            .With("ETag", etag)
            .With("Cache-Control", "public, max-age=60")
            .With("Content-Language", reader.Language)
            .With("Vary", "Accept-Language");
    }
}
