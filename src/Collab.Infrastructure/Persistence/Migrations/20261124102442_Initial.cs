using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Collab.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "collab");

            migrationBuilder.CreateTable(
                name: "acceptances",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    deadline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    checks = table.Column<string>(type: "jsonb", nullable: false),
                    accepted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    accepted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    signed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    signed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acceptances", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    collaboration_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false),
                    subject_type = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_title = table.Column<string>(type: "text", nullable: false),
                    values = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "briefs",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    background = table.Column<string>(type: "text", nullable: false),
                    core_needs = table.Column<string>(type: "text", nullable: false),
                    expected_finish = table.Column<LocalDate>(type: "date", nullable: false),
                    goals = table.Column<string>(type: "jsonb", nullable: false),
                    frozen = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_briefs", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "collaborations",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    scenario = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    template_id = table.Column<Guid>(type: "uuid", nullable: true),
                    initiator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiator_department_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_department_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sponsor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cancel_reason = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collaborations", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "commitments",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    collaboration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    department_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    deadline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stated_by = table.Column<Guid>(type: "uuid", nullable: true),
                    stated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    decline_reason = table.Column<string>(type: "text", nullable: true),
                    conditions = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commitments", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "credentials",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credentials", x => new { x.organization_id, x.member_id });
                });

            migrationBuilder.CreateTable(
                name: "deadline_policies",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<int>(type: "integer", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    is_process_minimum = table.Column<bool>(type: "boolean", nullable: false),
                    chain = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadline_policies", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "deadline_steps",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    deadline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    recipient_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadline_steps", x => new { x.organization_id, x.deadline_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "deadlines",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    collaboration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    owner_department_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    waiting_member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    week = table.Column<LocalDate>(type: "date", nullable: true),
                    started_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    met_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    breached_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    policy = table.Column<string>(type: "jsonb", nullable: false),
                    chain = table.Column<string>(type: "jsonb", nullable: false),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provisional = table.Column<bool>(type: "boolean", nullable: false),
                    escalation_level = table.Column<int>(type: "integer", nullable: false),
                    told = table.Column<string>(type: "jsonb", nullable: false),
                    steps = table.Column<int>(type: "integer", nullable: false),
                    wake_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    next_escalation_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    delay_limit_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_title = table.Column<string>(type: "text", nullable: false),
                    subject_type = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadlines", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "departments",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    head_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sponsor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_departments", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "execution_plans",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    approver_id = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    phases = table.Column<string>(type: "jsonb", nullable: false),
                    baseline = table.Column<string>(type: "jsonb", nullable: true),
                    revisions = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_execution_plans", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    caller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.organization_id, x.caller_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "issues",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    collaboration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    work_item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    impact = table.Column<string>(type: "text", nullable: false),
                    proposed_solution = table.Column<string>(type: "text", nullable: false),
                    reporter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reported_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    response_deadline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    discussion = table.Column<string>(type: "jsonb", nullable: true),
                    measures = table.Column<string>(type: "jsonb", nullable: false),
                    closed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    times_reopened = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issues", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "meetings",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    collaboration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    scheduled_for = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    held_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    attendees = table.Column<string>(type: "jsonb", nullable: false),
                    agenda = table.Column<string>(type: "text", nullable: true),
                    risk_warning_id = table.Column<Guid>(type: "uuid", nullable: true),
                    issue_id = table.Column<Guid>(type: "uuid", nullable: true),
                    questions = table.Column<string>(type: "jsonb", nullable: false),
                    decisions = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "members",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    department_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "zh-x-icu"),
                    email = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_members", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    recipient_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    collaboration_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    deadline_id = table.Column<Guid>(type: "uuid", nullable: true),
                    level = table.Column<int>(type: "integer", nullable: false),
                    values = table.Column<string>(type: "jsonb", nullable: false),
                    read_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_title = table.Column<string>(type: "text", nullable: false),
                    subject_type = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organizations",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    allows_self_approval = table.Column<bool>(type: "boolean", nullable: false),
                    next_week_opens_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organizations", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "progress_reports",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    collaboration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    department_id = table.Column<Guid>(type: "uuid", nullable: false),
                    week = table.Column<LocalDate>(type: "date", nullable: false),
                    submitted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    late = table.Column<bool>(type: "boolean", nullable: false),
                    entries = table.Column<string>(type: "jsonb", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_progress_reports", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "resource_requests",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    collaboration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    work_item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    requester_department_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requester_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    submitted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    reply = table.Column<string>(type: "jsonb", nullable: true),
                    settlement = table.Column<string>(type: "jsonb", nullable: true),
                    reply_deadline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    need_kind = table.Column<string>(type: "text", nullable: false),
                    need_needed_from = table.Column<LocalDate>(type: "date", nullable: false),
                    need_needed_until = table.Column<LocalDate>(type: "date", nullable: false),
                    need_purpose = table.Column<string>(type: "text", nullable: false),
                    need_quantity = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    need_title = table.Column<string>(type: "text", nullable: false),
                    need_unit = table.Column<string>(type: "text", nullable: false),
                    need_usage = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resource_requests", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "retrospectives",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    deadline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    held_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    went_well = table.Column<string>(type: "jsonb", nullable: false),
                    did_not_go_well = table.Column<string>(type: "jsonb", nullable: false),
                    causes = table.Column<string>(type: "jsonb", nullable: false),
                    improvements = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retrospectives", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "risk_warnings",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    collaboration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    work_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false),
                    impact = table.Column<string>(type: "text", nullable: false),
                    solution = table.Column<string>(type: "text", nullable: false),
                    raised_by = table.Column<Guid>(type: "uuid", nullable: false),
                    raised_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    meeting_deadline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_risk_warnings", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => new { x.organization_id, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "summary_reports",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    sections = table.Column<string>(type: "jsonb", nullable: false),
                    filed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    filed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_summary_reports", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "templates",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scenario = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    goals = table.Column<string>(type: "jsonb", nullable: false),
                    phases = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_templates", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "work_calendars",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "jsonb", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    week = table.Column<string>(type: "jsonb", nullable: false),
                    standard_hours = table.Column<string>(type: "jsonb", nullable: false),
                    special_days = table.Column<string>(type: "jsonb", nullable: false),
                    known_years = table.Column<string>(type: "jsonb", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    known_since = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_calendars", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "work_items",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    collaboration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phase_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    acceptance_criteria = table.Column<string>(type: "text", nullable: false),
                    planned_start = table.Column<LocalDate>(type: "date", nullable: false),
                    planned_finish = table.Column<LocalDate>(type: "date", nullable: false),
                    agreed_finish = table.Column<LocalDate>(type: "date", nullable: true),
                    times_moved = table.Column<int>(type: "integer", nullable: false),
                    actual_finish = table.Column<LocalDate>(type: "date", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    percent_complete = table.Column<int>(type: "integer", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: true),
                    solution = table.Column<string>(type: "text", nullable: true),
                    next_step = table.Column<string>(type: "text", nullable: true),
                    depends_on = table.Column<string>(type: "jsonb", nullable: false),
                    at_risk_since = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    warned_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    due_deadline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    warning_deadline_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cancel_reason = table.Column<string>(type: "text", nullable: true),
                    responsible_department_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_items", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "collaboration_departments",
                schema: "collab",
                columns: table => new
                {
                    department_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    collaboration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    liaison_id = table.Column<Guid>(type: "uuid", nullable: true),
                    deputy_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collaboration_departments", x => new { x.organization_id, x.collaboration_id, x.department_id });
                    table.ForeignKey(
                        name: "fk_collaboration_departments_collaborations_organization_id_co",
                        columns: x => new { x.organization_id, x.collaboration_id },
                        principalSchema: "collab",
                        principalTable: "collaborations",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "raci_assignments",
                schema: "collab",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    work_item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    department_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_raci_assignments", x => new { x.organization_id, x.work_item_id, x.member_id, x.role });
                    table.ForeignKey(
                        name: "fk_raci_assignments_work_items_organization_id_work_item_id",
                        columns: x => new { x.organization_id, x.work_item_id },
                        principalSchema: "collab",
                        principalTable: "work_items",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_organization_id_at_seq",
                schema: "collab",
                table: "audit_entries",
                columns: new[] { "organization_id", "at", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_organization_id_collaboration_id_at_seq",
                schema: "collab",
                table: "audit_entries",
                columns: new[] { "organization_id", "collaboration_id", "at", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_organization_id_subject_type_subject_id_seq",
                schema: "collab",
                table: "audit_entries",
                columns: new[] { "organization_id", "subject_type", "subject_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_collaboration_departments_organization_id_department_id",
                schema: "collab",
                table: "collaboration_departments",
                columns: new[] { "organization_id", "department_id" });

            migrationBuilder.CreateIndex(
                name: "ix_collaboration_departments_organization_id_deputy_id",
                schema: "collab",
                table: "collaboration_departments",
                columns: new[] { "organization_id", "deputy_id" });

            migrationBuilder.CreateIndex(
                name: "ix_collaboration_departments_organization_id_liaison_id",
                schema: "collab",
                table: "collaboration_departments",
                columns: new[] { "organization_id", "liaison_id" });

            migrationBuilder.CreateIndex(
                name: "ix_collaborations_organization_id_created_at_id",
                schema: "collab",
                table: "collaborations",
                columns: new[] { "organization_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_collaborations_organization_id_initiator_id",
                schema: "collab",
                table: "collaborations",
                columns: new[] { "organization_id", "initiator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_collaborations_organization_id_sponsor_id",
                schema: "collab",
                table: "collaborations",
                columns: new[] { "organization_id", "sponsor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_collaborations_organization_id_state_updated_at_id",
                schema: "collab",
                table: "collaborations",
                columns: new[] { "organization_id", "state", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_collaborations_organization_id_updated_at_id",
                schema: "collab",
                table: "collaborations",
                columns: new[] { "organization_id", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_commitments_organization_id_collaboration_id_department_id",
                schema: "collab",
                table: "commitments",
                columns: new[] { "organization_id", "collaboration_id", "department_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_credentials_email",
                schema: "collab",
                table: "credentials",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deadline_policies_organization_id_kind",
                schema: "collab",
                table: "deadline_policies",
                columns: new[] { "organization_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_organization_id_collaboration_id_due_at_id",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "collaboration_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_organization_id_collaboration_id_owner_department",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "collaboration_id", "owner_department_id", "week" },
                unique: true,
                filter: "kind = 'weeklyProgress'");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_organization_id_due_at_id",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_organization_id_owner_department_id_due_at_id",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "owner_department_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_organization_id_owner_member_id_due_at_id",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "owner_member_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_organization_id_waiting_member_id_due_at_id",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "waiting_member_id", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_organization_id_wake_at_id",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "wake_at", "id" },
                filter: "wake_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_wake_at",
                schema: "collab",
                table: "deadlines",
                column: "wake_at",
                filter: "wake_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_departments_organization_id_head_id",
                schema: "collab",
                table: "departments",
                columns: new[] { "organization_id", "head_id" });

            migrationBuilder.CreateIndex(
                name: "ix_departments_organization_id_sponsor_id",
                schema: "collab",
                table: "departments",
                columns: new[] { "organization_id", "sponsor_id" });

            migrationBuilder.CreateIndex(
                name: "ix_execution_plans_organization_id_approver_id",
                schema: "collab",
                table: "execution_plans",
                columns: new[] { "organization_id", "approver_id" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_organization_id_created_at",
                schema: "collab",
                table: "idempotency_keys",
                columns: new[] { "organization_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_issues_organization_id_collaboration_id_reported_at_id",
                schema: "collab",
                table: "issues",
                columns: new[] { "organization_id", "collaboration_id", "reported_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_issues_organization_id_reported_at_id",
                schema: "collab",
                table: "issues",
                columns: new[] { "organization_id", "reported_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_issues_organization_id_reporter_id",
                schema: "collab",
                table: "issues",
                columns: new[] { "organization_id", "reporter_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_organization_id_collaboration_id_scheduled_for_id",
                schema: "collab",
                table: "meetings",
                columns: new[] { "organization_id", "collaboration_id", "scheduled_for", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_organization_id_scheduled_for_id",
                schema: "collab",
                table: "meetings",
                columns: new[] { "organization_id", "scheduled_for", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_members_organization_id_department_id_name_id",
                schema: "collab",
                table: "members",
                columns: new[] { "organization_id", "department_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_members_organization_id_name_id",
                schema: "collab",
                table: "members",
                columns: new[] { "organization_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_organization_id_recipient_id_at_id",
                schema: "collab",
                table: "notifications",
                columns: new[] { "organization_id", "recipient_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_unread",
                schema: "collab",
                table: "notifications",
                columns: new[] { "organization_id", "recipient_id" },
                filter: "read_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_unsent",
                schema: "collab",
                table: "outbox",
                columns: new[] { "organization_id", "id" },
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_progress_reports_organization_id_collaboration_id_departmen",
                schema: "collab",
                table: "progress_reports",
                columns: new[] { "organization_id", "collaboration_id", "department_id", "week" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_progress_reports_organization_id_collaboration_id_week_id",
                schema: "collab",
                table: "progress_reports",
                columns: new[] { "organization_id", "collaboration_id", "week", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_progress_reports_organization_id_week_id",
                schema: "collab",
                table: "progress_reports",
                columns: new[] { "organization_id", "week", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_raci_assignments_organization_id_member_id_work_item_id",
                schema: "collab",
                table: "raci_assignments",
                columns: new[] { "organization_id", "member_id", "work_item_id" });

            migrationBuilder.CreateIndex(
                name: "ix_resource_requests_organization_id_collaboration_id_submitte",
                schema: "collab",
                table: "resource_requests",
                columns: new[] { "organization_id", "collaboration_id", "submitted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_resource_requests_organization_id_provider_id_state_id",
                schema: "collab",
                table: "resource_requests",
                columns: new[] { "organization_id", "provider_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_resource_requests_organization_id_requester_department_id_s",
                schema: "collab",
                table: "resource_requests",
                columns: new[] { "organization_id", "requester_department_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_resource_requests_organization_id_submitted_at_id",
                schema: "collab",
                table: "resource_requests",
                columns: new[] { "organization_id", "submitted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_warnings_organization_id_collaboration_id_raised_at_id",
                schema: "collab",
                table: "risk_warnings",
                columns: new[] { "organization_id", "collaboration_id", "raised_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_warnings_organization_id_raised_at_id",
                schema: "collab",
                table: "risk_warnings",
                columns: new[] { "organization_id", "raised_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_warnings_organization_id_work_item_id_raised_at_id",
                schema: "collab",
                table: "risk_warnings",
                columns: new[] { "organization_id", "work_item_id", "raised_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_hash",
                schema: "collab",
                table: "sessions",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_organization_id_member_id",
                schema: "collab",
                table: "sessions",
                columns: new[] { "organization_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_items_organization_id_collaboration_id_planned_finish_",
                schema: "collab",
                table: "work_items",
                columns: new[] { "organization_id", "collaboration_id", "planned_finish", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_items_organization_id_collaboration_id_planned_start_id",
                schema: "collab",
                table: "work_items",
                columns: new[] { "organization_id", "collaboration_id", "planned_start", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_work_items_organization_id_planned_finish_id",
                schema: "collab",
                table: "work_items",
                columns: new[] { "organization_id", "planned_finish", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acceptances",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "audit_entries",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "briefs",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "collaboration_departments",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "commitments",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "credentials",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "deadline_policies",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "deadline_steps",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "deadlines",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "departments",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "execution_plans",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "issues",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "meetings",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "members",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "notifications",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "organizations",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "progress_reports",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "raci_assignments",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "resource_requests",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "retrospectives",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "risk_warnings",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "summary_reports",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "templates",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "work_calendars",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "collaborations",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "work_items",
                schema: "collab");
        }
    }
}
