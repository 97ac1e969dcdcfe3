using System.Text.Json;
using Stemma.Web.Traces;

namespace Stemma.Web.Assistants;

/// <summary>A trace in few words: enough to say what was found and to ask for more.</summary>
internal static class Outline
{
    /// <summary>Edges and witnesses of one story that are listed; the story itself has all.</summary>
    private const int Most = 60;

    public static void Write(Utf8JsonWriter json, TraceJob job)
    {
        var stories = (job.Report?.Stories ?? []).Select(story => new
        {
            story.Id,
            story.Headline,
            story.Funnel.Articles,
            story.Funnel.DistinctTexts,
            Origins = new
            {
                story.Funnel.Origins.Range.Estimate,
                story.Funnel.Origins.Range.Low,
                story.Funnel.Origins.Range.High,
            },
            Witnesses = story
                .Story.Witnesses.Take(Most)
                .Select(witness => new
                {
                    witness.Siglum,
                    witness.Article.Id,
                    witness.Article.Path,
                    witness.Article.Publisher,
                }),
            Descent = story
                .Stemma.Edges.Take(Most)
                .Select(edge => new
                {
                    edge.From,
                    edge.To,
                    Relation = edge.Relation.ToString(),
                    edge.Score,
                }),
            Lost = story.Stemma.Nodes.Where(node => node.Lost).Select(node => new { node.Id, node.Name }),
        });
        JsonSerializer.Serialize(
            json,
            new
            {
                Trace = job.Id,
                Stories = stories,
                Diagnostics = job
                    .Diagnostics.Take(Most)
                    .Select(complaint => new
                    {
                        complaint.Code,
                        complaint.Message,
                        complaint.Source,
                    }),
            },
            JsonSerializerOptions.Web
        );
    }
}
