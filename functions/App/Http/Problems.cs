using System.Text.Json;
using System.Text.Json.Serialization;
using Loyalty.App.Localization;
using Loyalty.App.Telemetry;
using Loyalty.Program;

namespace Loyalty.App.Http;

/// <summary>
/// Refusals as RFC 9457 answers: the only place that knows a code's status. The title is in the reader's language; the
/// code and its parameters are for programs.
/// </summary>
public sealed class Problems(LocaleCatalog words)
{
    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        ["not_genuine"] = 401,
        ["token_missing"] = 401,
        ["token_malformed"] = 401,
        ["token_forged"] = 401,
        ["token_expired"] = 401,
        ["token_too_far_ahead"] = 401,
        ["owner_key_missing"] = 401,
        ["owner_key_wrong"] = 401,
        ["origin_not_allowed"] = 403,
        ["not_found"] = 404,
        ["shop_unknown"] = 404,
        ["storefront_unknown"] = 404,
        ["staff_key_limited"] = 403,
        ["method_not_allowed"] = 405,
        ["member_unknown"] = 404,
        ["points_insufficient"] = 409,
        ["birthday_too_soon"] = 409,
        ["currency_not_offered"] = 409,
        ["not_a_member"] = 409,
        ["merge_final"] = 409,
        ["merge_impossible"] = 409,
        ["nothing_to_pay"] = 409,
        ["points_too_few"] = 409,
        ["points_too_many"] = 409,
        ["redemption_final"] = 409,
        ["redemption_unknown"] = 404,
        ["reward_closed"] = 409,
        ["reward_limit"] = 409,
        ["reward_not_made"] = 409,
        ["reward_of_market"] = 409,
        ["reward_of_tier"] = 409,
        ["reward_sold_out"] = 409,
        ["reward_unknown"] = 404,
        ["rewards_too_many"] = 409,
        ["shop_exists"] = 409,
        ["storefront_overlaps"] = 409,
        ["access_refused"] = 409,
        ["terms_outdated"] = 409,
        ["program_in_force"] = 409,
        ["program_changed"] = 412,
        ["body_too_large"] = 413,
        ["unsupported_media_type"] = 415,
        ["idempotency_key_reused"] = 422,
        ["internal_error"] = 500,
        ["storage_unavailable"] = 503,
    };

    public static int StatusOf(string code) => Statuses.GetValueOrDefault(code, 400);

    public Answer Answer(
        HttpRequest request, Problem problem, string? shopLanguage = null, IReadOnlyList<Flaw>? errors = null)
    {
        var language = words.Languages.Negotiate(request.Query["lang"], request.Headers.AcceptLanguage, shopLanguage);
        var title = words.For(language).Format(
            "problem." + problem.Code,
            problem.Parameters.ToDictionary(one => one.Key, one => (object?)one.Value, StringComparer.Ordinal));
        var status = StatusOf(problem.Code);
        var traceId = Spans.TraceId(request);
        var document = new ProblemDocument("about:blank", title, status, problem.Code, problem.Parameters, traceId)
        {
            Errors = errors,
        };
        var answer = new Answer(
                status,
                "application/problem+json",
                JsonSerializer.SerializeToUtf8Bytes(document, AnswerText.Default.ProblemDocument))
        {
            Says = problem,
        };
        answer.With("Content-Language", language).With("Cache-Control", "no-store");
        return status switch
        {
            401 => answer.With("WWW-Authenticate", problem == Problem.NotGenuine ? "Signature" : "Bearer"),
            405 => answer.With("Allow", Routes.MethodsOf(request.Path) ?? Routes.Reading),
            503 => answer.With("Retry-After", "5"),
            _ => answer,
        };
    }
}

/// <summary>RFC 9457, with a stable code, its parameters and the trace to look up.</summary>
public sealed record ProblemDocument(
    string Type, string Title, int Status, string Code, IReadOnlyDictionary<string, string> Params, string TraceId)
{
    /// <summary>Each thing that is wrong with a document, by its place in it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Flaw>? Errors { get; init; }
}
