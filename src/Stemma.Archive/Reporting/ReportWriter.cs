using Stemma.Apparatus;
using Stemma.Collating;
using Stemma.Grouping;
using Stemma.Lineage;
using Stemma.Publishing;
using Stemma.Spinning;

namespace Stemma.Archive.Reporting;

/// <summary>Writes a report without the texts of its articles; <see cref="ReportReader"/> reads in the same order.</summary>
internal sealed class ReportWriter
{
    private readonly ByteWriter to = new();
    private readonly ArticleWriter articles;

    private ReportWriter() => articles = new ArticleWriter(to);

    public static ReadOnlySpan<byte> Of(StoryReport report)
    {
        var writer = new ReportWriter();
        writer.Write(report);
        return writer.to.Written;
    }

    private void Write(StoryReport report)
    {
        to.Text(report.Id);
        to.Text(report.Headline);
        Write(report.Story);
        Write(report.Funnel);
        to.Many(report.Collation.Pairs, Write);
        to.Many(report.Collation.Passages, Write);
        to.Many(report.Stemma.Nodes, Write);
        to.Many(report.Stemma.Edges, Write);
        to.Many(report.Apparatus.Quotations, Write);
        to.Many(report.Apparatus.Entries, Write);
        to.Many(report.Apparatus.Timeline, Write);
        to.Many(report.Restorations, Write);
    }

    private void Write(Story story)
    {
        to.Many(story.Witnesses, Write);
        to.Many(story.Joins, Write);
        to.Many(story.Decisions, Write);
    }

    private void Write(Witness witness)
    {
        to.Text(witness.Siglum);
        to.Maybe(witness.PublishedFrom, from => to.Count((int)from));
        to.Many(witness.Versions, version => articles.Write(version, withTokens: witness.Versions.Length > 1));
    }

    private void Write(Join join)
    {
        to.Text(join.Left);
        to.Text(join.Right);
        to.Real(join.Score);
        to.Text(join.Reason);
    }

    private void Write(StoryDecision placed)
    {
        var decision = placed.Decision;
        to.Flag(decision.Confirmed);
        to.Count((int)decision.About);
        to.Text(decision.Article);
        to.Text(decision.Other);
        to.Maybe(decision.Who);
        to.Maybe(decision.When);
        to.Maybe(decision.Note);
        to.Maybe(placed.Article);
        to.Maybe(placed.Other);
    }

    private void Write(Funnel funnel)
    {
        to.Count(funnel.Articles);
        to.Count(funnel.DistinctTexts);
        to.Count(funnel.OriginalReporting);
        Write(funnel.Origins.Range);
        to.Text(funnel.Origins.Rule);
        to.Many(funnel.Origins.CitedOnly, to.Text);
    }

    private void Write(OriginRange range)
    {
        to.Count(range.Estimate);
        to.Count(range.Low);
        to.Count(range.High);
    }

    private void Write(PairCollation pair)
    {
        to.Text(pair.Left);
        to.Text(pair.Right);
        to.Many(pair.Stretches, Write);
        to.Real(pair.LeftContained);
        to.Real(pair.RightContained);
    }

    private void Write(AlignedStretch stretch)
    {
        to.Span(stretch.Left);
        to.Span(stretch.Right);
        to.Count((int)stretch.Relation);
        to.Real(stretch.Score);
        to.Real(stretch.Kept);
        to.Many(stretch.Differences, Write);
    }

    private void Write(WordingDifference difference)
    {
        to.Span(difference.Left);
        to.Span(difference.Right);
    }

    private void Write(Passage passage)
    {
        to.Count((int)passage.Relation);
        to.Many(passage.Members, to.Place);
        to.Many(passage.Loci, locus => to.Many(locus.Readings, Write));
    }

    private void Write(Reading reading)
    {
        to.Text(reading.Normal);
        to.Many(reading.Witnesses, to.Place);
    }

    private void Write(StemmaNode node)
    {
        to.Text(node.Id);
        to.Flag(node.Lost);
        to.Maybe(node.Name);
    }

    private void Write(StemmaEdge edge)
    {
        to.Text(edge.From);
        to.Text(edge.To);
        to.Count((int)edge.Relation);
        to.Real(edge.Score);
        to.Many(edge.Reasons, Write);
    }

    private void Write(Reason reason)
    {
        to.Text(reason.Kind);
        to.Text(reason.Text);
        to.Many(reason.Evidence, to.Place);
    }

    private void Write(QuotationEntry quotation)
    {
        to.Maybe(quotation.Speaker);
        Write(quotation.Origins);
        to.Many(quotation.Wordings, Write);
    }

    private void Write(Wording wording)
    {
        to.Text(wording.Text);
        to.Count((int)wording.Status);
        to.Many(wording.Witnesses, to.Place);
    }

    private void Write(ApparatusEntry entry)
    {
        to.Count((int)entry.Kind);
        to.Text(entry.About);
        to.Many(entry.Readings, Write);
        to.Many(entry.OmittedBy, to.Text);
        Write(entry.Origins);
        to.Count((int)entry.Verdict);
        to.Text(entry.Sentence);
    }

    private void Write(FactReading reading)
    {
        to.Text(reading.Value);
        to.Many(reading.Witnesses, to.Place);
    }

    private void Write(TimelineEntry entry)
    {
        articles.Write(entry.Earliest);
        articles.Write(entry.Latest);
        to.Text(entry.Text);
        to.Many(entry.Witnesses, to.Place);
    }

    private void Write(RestoredWitness witness)
    {
        to.Text(witness.Siglum);
        to.Count((int)witness.Verdict);
        to.Real(witness.Score);
        to.Many(witness.Proposals, Write);
    }

    private void Write(ProposedWording proposal)
    {
        to.Span(proposal.Span);
        to.Text(proposal.Restored);
        to.Real(proposal.Score);
        to.Maybe(proposal.Evidence, to.Place);
    }
}
