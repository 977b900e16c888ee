using System.Text;
using Benchmarks;

namespace Chaos;

/// <summary>Storage's refusals, word for word as the Table service gives them.</summary>
internal static class Refusals
{
    private static readonly string Condition = Error(
        "UpdateConditionNotSatisfied", "0:The update condition specified in the request was not satisfied.");

    public static Passed Busy { get; } = Plain(503, Error("ServerBusy", "The server is busy."));

    /// <summary>Only a write on a condition can be told that the condition did not hold.</summary>
    public static bool CanBeBeaten(Passage passage) => IsBatch(passage) || passage.Headers.ContainsKey("If-Match");

    public static Passed AnotherWasFirst(Passage passage) => IsBatch(passage)
        ? new Passed(
            202,
            [("Content-Type", ["multipart/mixed; boundary=batchresponse_1"])],
            Encoding.UTF8.GetBytes(string.Join("\r\n", Batch)))
        : Plain(412, Condition);

    private static string[] Batch =>
    [
        "--batchresponse_1",
        "Content-Type: multipart/mixed; boundary=changesetresponse_1",
        "",
        "--changesetresponse_1",
        "Content-Type: application/http",
        "Content-Transfer-Encoding: binary",
        "",
        "HTTP/1.1 412 Precondition Failed",
        "X-Content-Type-Options: nosniff",
        "DataServiceVersion: 3.0;",
        "Content-Type: application/json;odata=minimalmetadata;charset=utf-8",
        "",
        Condition,
        "--changesetresponse_1--",
        "--batchresponse_1--",
        "",
    ];

    private static string Error(string code, string message) =>
        $$"""{ "odata.error": { "code": "{{code}}", "message": { "lang": "en-US", "value": "{{message}}" } } }""";

    private static Passed Plain(int status, string body) =>
        new(status, [("Content-Type", ["application/json"])], Encoding.UTF8.GetBytes(body));

    private static bool IsBatch(Passage passage) =>
        passage.Target.EndsWith("/$batch", StringComparison.Ordinal);
}
