using Loyalty.App.Accounts;
using Loyalty.App.Localization;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.App.Telemetry;
using Loyalty.Ledger;
using Loyalty.Members;
using Loyalty.Program;

namespace Loyalty.App.Http;

/// <summary>A member at the door: the shop, who it is, and how they are spoken to.</summary>
public sealed record Visitor(Shop Shop, CustomerId Customer, LoyaltyProgram Program, Reader Reader, DateTimeOffset Now)
{
    /// <summary>The account that is theirs: their own, or the one it has been merged into.</summary>
    public CustomerId Home { get; init; } = Customer;

    public string Partition => Keys.Partition(Shop.LedgerId, Home);

    public DateOnly Today => Shop.Programs.DayAt(Now);

    /// <summary>Now, under the terms in force, in a language that was read.</summary>
    public Occasion Occasion(string language) => new(Now, Today, language, Program.Joining.TermsVersion);
}

/// <summary>
/// Every member route comes in through here: preflight, shop, origin, token, in this order; then the answer with the
/// headers that let only the shop's own pages read it, and nobody keep it.
/// </summary>
public sealed class MemberDoor(
    ShopList shops, Mover mover, LocaleCatalog words, Problems problems, Settings settings, TimeProvider clock)
{
    public async Task<IResult> Enter(
        HttpRequest request, string shop, string methods, Func<Visitor, Task<Answer>> inside,
        CancellationToken cancellation)
    {
        if (await shops.Find(shop, cancellation) is not { } found)
        {
            // A page that names no shop of ours may know so; there is nobody's answer to keep from it.
            return Cors.Public(
                HttpMethods.IsOptions(request.Method)
                    ? Cors.Preflight(methods)
                    : problems.Answer(request, Problem.ShopUnknown));
        }

        if (!Cors.Allows(found, request, settings.PublicOrigin))
        {
            return problems.Answer(request, Problem.OriginNotAllowed).With("Vary", "Origin");
        }

        if (HttpMethods.IsOptions(request.Method))
        {
            return Cors.Member(request, Cors.Preflight(methods));
        }

        var now = clock.GetUtcNow();
        var program = found.Programs.InForceAt(now);
        var (customer, problem) = Check(request, found, now);
        if (problem == Problem.TokenForged && await shops.Newer(found, cancellation) is { } newer)
        {
            (customer, problem) = Check(request, newer, now);
        }

        if (problem is not null)
        {
            Meters.RefusedMember(found.LedgerId, problem.Code);
        }

        var answer = customer is { } who
            ? await Inside(new Visitor(found, who, program, Reader.Of(request, words, program), now), inside)
            : problems.Answer(request, problem!, program.DefaultLanguage);
        return Cors.Member(request, answer);
    }

    /// <summary>Whose account has been merged into another is at that one, once it is all there.</summary>
    private async Task<Answer> Inside(Visitor visitor, Func<Visitor, Task<Answer>> inside)
    {
        for (var moves = 0; ; moves++)
        {
            try
            {
                return await inside(visitor);
            }
            catch (AccountMovedException moved) when (moves < Moving.MostCame)
            {
                await mover.Finish(visitor.Shop, visitor.Home, CancellationToken.None);
                visitor = visitor with { Home = moved.To ?? visitor.Home };
            }
        }
    }

    private static (CustomerId? Customer, Problem? Problem) Check(HttpRequest request, Shop shop, DateTimeOffset now) =>
        MemberToken.Read(request.Headers.Authorization, shop.LedgerId, shop.Settings.MemberKeys.At(now), now);

    public Answer Refuse(HttpRequest request, Visitor visitor, Problem problem) =>
        problems.Answer(request, problem, visitor.Program.DefaultLanguage);

    public static Answer Show(Visitor visitor, byte[] body, int status = 200) =>
        new Answer(status, "application/json", body)
            .With("Cache-Control", "no-store")
            .With("Content-Language", visitor.Reader.Language);
}
